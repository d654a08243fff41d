namespace Worker;

/// <summary>What a provider is told.</summary>
/// <param name="Pager">Which one is to ring.</param>
/// <param name="Lines">What it shows: several, when they came due together.</param>
public sealed record Page(string Pager, IReadOnlyList<string> Lines);
