namespace LenNotify;

/// <summary>What a delivery says, as it is stored.</summary>
/// <param name="At">When it was frozen.</param>
/// <param name="Items">The items that it is about.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">As HTML.</param>
/// <param name="Blocks">As blocks.</param>
internal sealed record FrozenContent(DateTimeOffset At, Guid[] Items, string Subject, string Text, string? Html, string? Blocks);
