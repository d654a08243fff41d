namespace LenNotify;

/// <summary>A code is on its way.</summary>
/// <param name="ExpiresAt">Until when it is good.</param>
internal sealed record CodeSentBody(DateTimeOffset ExpiresAt);
