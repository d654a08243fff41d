namespace LenNotify;

/// <summary>A page of dead letters.</summary>
internal sealed record DeadLettersBody(IReadOnlyList<DeadLetterBody> Data, string? NextCursor = null);
