using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// The store's queue, and word to this process's pumps when something failed for good: what waited for that, on whatever
/// channel, is due now.
/// </summary>
/// <param name="store">The queue.</param>
/// <param name="bells">Of pumps that are made of this queue.</param>
internal sealed class WakingQueue(IDeliveryQueue store, Func<DeliveryBells> bells) : IDeliveryQueue
{
    public Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        store.ExtendAsync(deliveryIds, lease, cancellationToken);

    public async Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fenced = await store.CompleteAsync(owner, completions, undo, now, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < completions.Count; i++)
        {
            if (completions[i].State == CompletionState.Dead)
            {
                bells().RingHere(now);
                break;
            }
        }

        return fenced;
    }

    public async Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await store.ReportAsync(channel, providerReference, report, now, cancellationToken).ConfigureAwait(false);
        if (report.Reached == false)
        {
            bells().RingHere(now);
        }
    }

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.QueueStatusAsync(channels, now, cancellationToken);
}
