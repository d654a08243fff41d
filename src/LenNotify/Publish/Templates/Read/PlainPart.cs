namespace LenNotify;

/// <summary>A stretch of text that stands as it is, or a place for a value.</summary>
internal readonly record struct PlainPart(string? Literal, Placeholder? Placeholder);
