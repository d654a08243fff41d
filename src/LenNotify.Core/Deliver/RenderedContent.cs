namespace LenNotify;

/// <summary>What is said, in the forms that channels need.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as HTML, for channels that show it.</param>
public sealed record RenderedContent(string Subject, string Text, string? Html = null)
{
    /// <summary>The same as a JSON list of blocks, for Slack; what comes from outside is escaped in it.</summary>
    public string? Blocks { get; init; }
}
