namespace LenNotify;

/// <summary>How far a schedule got, as all nodes find it in the store.</summary>
/// <param name="Done">The last time that needs nothing more.</param>
/// <param name="Owner">The node that is at the next one; null when none is.</param>
/// <param name="Until">Until when no other node begins.</param>
/// <param name="Failures">How often the next one went wrong.</param>
internal sealed record InsightState(DateTimeOffset Done, string? Owner = null, DateTimeOffset? Until = null, int Failures = 0);
