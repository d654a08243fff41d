namespace LenNotify;

/// <summary>What is said, in the forms that channels need.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as HTML, for channels that show it.</param>
public sealed record RenderedContent(string Subject, string Text, string? Html = null);
