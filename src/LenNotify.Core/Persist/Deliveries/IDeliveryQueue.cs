namespace LenNotify.Storage;

/// <summary>Role 3: what is to be sent. The stored delivery is the queue.</summary>
public interface IDeliveryQueue
{
    /// <summary>
    /// Claims what is due on one channel, by turn. A claim is a start: under the person's lock the store asks
    /// <paramref name="judge"/>, and in the same write counts the attempt, stores the activity, closes the bundle, sets the
    /// lease. What the judge holds or drops is written too, kept as a <see cref="RulingEntry"/>, and not returned. A row
    /// whose last attempt never completed is claimed alone.
    /// </summary>
    Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lengthens the lease; answers with the ids that still were this owner's.</summary>
    Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken);

    /// <summary>
    /// Writes how attempts ended, and logs them; answers with the ids that were fenced off. What is released is not logged:
    /// under the person's lock <paramref name="undo"/> takes its start back. Deliveries that wait for the end of one of
    /// these become due, or are dropped, in the same write.
    /// </summary>
    Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What the provider says later. It may come in any order, repeatedly, and before the attempt's own completion.</summary>
    Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How full the channels' queues are.</summary>
    Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken);
}
