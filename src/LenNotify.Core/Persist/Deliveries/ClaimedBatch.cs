namespace LenNotify.Storage;

/// <summary>What a claim started, and when the next is worth making.</summary>
/// <param name="Started">The deliveries that this owner has started.</param>
/// <param name="Again">
/// When the next may start by itself: due, free of its lease, or let through by the rate. In the past or now when more could
/// have been started; null when nothing waits.
/// </param>
public sealed record ClaimedBatch(IReadOnlyList<ClaimedDelivery> Started, DateTimeOffset? Again)
{
    /// <summary>
    /// Those that the judge held or dropped, and those that it started without some of their members, as they are stored
    /// now: each once for this claim. Whoever listens hears of them by this.
    /// </summary>
    public IReadOnlyList<RuledDelivery> Ruled { get; init; } = [];
}
