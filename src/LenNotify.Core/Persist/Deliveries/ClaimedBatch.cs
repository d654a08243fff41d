namespace LenNotify.Storage;

/// <summary>What a claim started, and when the next is worth making.</summary>
/// <param name="Started">The deliveries that this owner has started.</param>
/// <param name="Again">
/// When the next may start by itself: due, free of its lease, or let through by the rate. In the past or now when more could
/// have been started; null when nothing waits.
/// </param>
public sealed record ClaimedBatch(IReadOnlyList<ClaimedDelivery> Started, DateTimeOffset? Again);
