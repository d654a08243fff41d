namespace LenNotify;

/// <summary>The host's templates: what there is, what is wrong with it, how it looks, and those that the store keeps.</summary>
public interface ITemplates
{
    /// <summary>What there is now, and what is wrong with it.</summary>
    Task<TemplateReport> ReportAsync(CancellationToken cancellationToken = default);

    /// <summary>The template that is used for a key, wherever it comes from; null when there is none.</summary>
    Task<Template?> FindAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Keeps a template in the store, in place of any other of its key. Every node uses it within a second.</summary>
    /// <exception cref="InvalidInputException">It is not sound; every problem is named, and nothing was stored.</exception>
    Task PutAsync(Template template, string actor, CancellationToken cancellationToken = default);

    /// <summary>Removes a template from the store; another of its key is used again. False when the store had none.</summary>
    Task<bool> RemoveAsync(string key, string actor, CancellationToken cancellationToken = default);

    /// <summary>What a person would be sent. Null when there is no template, or none of its wordings fits.</summary>
    /// <exception cref="InvalidInputException">The draft is not sound, or rendering it went over a limit.</exception>
    Task<RenderedContent?> PreviewAsync(TemplatePreview preview, CancellationToken cancellationToken = default);
}
