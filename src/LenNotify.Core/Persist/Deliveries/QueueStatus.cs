namespace LenNotify.Storage;

/// <summary>How full one channel's queue is.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Due">Due and not claimed.</param>
/// <param name="Waiting">Not due yet: holds, digests, retries, and fallbacks that wait for another delivery to fail.</param>
/// <param name="Claimed">Under way.</param>
/// <param name="OldestDue">Since when the oldest is due.</param>
/// <param name="NextDue">When the next will be due by itself; a fallback that waits for a failure has no such instant.</param>
public sealed record QueueStatus(string Channel, long Due, long Waiting, long Claimed, DateTimeOffset? OldestDue, DateTimeOffset? NextDue);
