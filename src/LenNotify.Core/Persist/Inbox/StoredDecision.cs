namespace LenNotify.Storage;

/// <summary>A channel's verdict as it is kept: by name, because places change with the host's options.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Verdict">What happens.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">When a hold or digest is due.</param>
/// <param name="Silent">No toast, no sound.</param>
public sealed record StoredDecision(string Channel, Verdict Verdict, Reason Reason, DateTimeOffset? Until, bool Silent);
