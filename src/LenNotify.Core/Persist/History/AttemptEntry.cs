namespace LenNotify.Storage;

/// <summary>One attempt.</summary>
/// <param name="DeliveryId">Of which delivery.</param>
/// <param name="Channel">Over which channel.</param>
/// <param name="Number">1 for the first, and for the first after a replay, which begins anew; the instants tell them apart.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null when that is not known.</param>
/// <param name="State">How it ended; null when that is not known.</param>
/// <param name="Cause">Why, if it failed.</param>
public sealed record AttemptEntry(
    Guid DeliveryId, string Channel, int Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, CompletionState? State, string? Cause);
