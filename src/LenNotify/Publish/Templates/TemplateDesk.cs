using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>The host's templates, over the shelf and the store.</summary>
internal sealed class TemplateDesk(TemplateShelf shelf, StoredTemplates stored, ContentWords words, TemplateFindings findings, IOptions<TemplateOptions> options) : ITemplates
{
    public async Task<TemplateReport> ReportAsync(CancellationToken cancellationToken)
    {
        var set = await shelf.GetAsync(cancellationToken).ConfigureAwait(false);
        return new TemplateReport(set.Keys, [.. set.Findings, .. findings.Of(set)]);
    }

    public async Task<Template?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (await shelf.GetAsync(cancellationToken).ConfigureAwait(false)).TryFind(key, out var template) ? template.Source : null;
    }

    public async Task PutAsync(Template template, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(template);
        Demand();
        Compiled(template);
        await stored.PutAsync(template, ActorRules.Checked(actor), cancellationToken).ConfigureAwait(false);
        shelf.Forget();
    }

    public async Task<bool> RemoveAsync(string key, string actor, CancellationToken cancellationToken)
    {
        TemplateRules.DemandKey(key);
        Demand();
        var removed = await stored.RemoveAsync(key, ActorRules.Checked(actor), cancellationToken).ConfigureAwait(false);
        shelf.Forget();
        return removed;
    }

    public async Task<RenderedContent?> PreviewAsync(TemplatePreview preview, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preview);
        TemplateRules.Demand(preview);
        CompiledTemplate? template = preview.Draft is { } draft ? Compiled(draft) : null;
        if (template is null && !(await shelf.GetAsync(cancellationToken).ConfigureAwait(false)).TryFind(preview.Key, out template))
        {
            return null;
        }

        try
        {
            return words.Preview(template, preview);
        }
        catch (TemplateLimitException limit)
        {
            throw new InvalidInputException("preview", [new("$", $"could not be rendered: {limit.Message}.", "the limits of TemplateOptions")]);
        }
    }

    private CompiledTemplate Compiled(Template template)
    {
        var problems = new List<Problem>();
        return shelf.Compiler.Compile(template, problems) ?? throw new InvalidInputException("template", problems);
    }

    private void Demand()
    {
        if (!options.Value.FromStore)
        {
            throw new InvalidOperationException("The templates of this host do not come from the store: TemplateOptions.FromStore is false.");
        }
    }
}
