namespace LenNotify;

/// <summary>What to show a template with.</summary>
/// <param name="Key">A known template's key.</param>
/// <param name="Channel">The channel that it is shown for.</param>
/// <param name="Notifications">What it is about, oldest first; several are shown as a digest is.</param>
public sealed record TemplatePreview(string Key, string Channel, IReadOnlyList<Notification> Notifications)
{
    /// <summary>The person's language; null is the template's own.</summary>
    public string? Language { get; init; }

    /// <summary>The person's time zone; null is the host's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>This template instead of a known one: for an editor. It is found sound first.</summary>
    public Template? Draft { get; init; }
}
