namespace LenNotify;

/// <summary>What the person saw.</summary>
/// <param name="TextVersion">Which wording; must be there for channels that need consent by law.</param>
internal sealed record ConsentBody(string? TextVersion = null);
