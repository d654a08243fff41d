namespace LenNotify;

/// <summary>What comes any number of times within a wording.</summary>
public sealed record WordingPart
{
    /// <summary>In the plain text.</summary>
    public required string Text { get; init; }

    /// <summary>In the HTML.</summary>
    public string? Html { get; init; }
}
