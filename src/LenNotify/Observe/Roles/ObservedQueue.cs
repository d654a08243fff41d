using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// The store's queue, and word of how deliveries were judged and ended once that is stored. What is under way is remembered from its claim to
/// its completion while anybody listens, because a completion names only the delivery.
/// </summary>
internal sealed class ObservedQueue(IDeliveryQueue store, Watch watch) : IDeliveryQueue
{
    private readonly ConcurrentDictionary<Guid, ClaimedDelivery> _underWay = new();
    private volatile bool _keeps;

    /// <summary>A delivery that was claimed here and has not ended; null when it is none, or nobody listened at its start.</summary>
    internal ClaimedDelivery? Find(Guid deliveryId) => _underWay.GetValueOrDefault(deliveryId);

    public Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        watch.HearsDeliveries ? ClaimAndKeepAsync(claim, judge, now, cancellationToken) : store.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        store.ExtendAsync(deliveryIds, lease, cancellationToken);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        watch.HearsDeliveries || _keeps || AnyDead(completions)
            ? CompleteAndTellAsync(owner, completions, undo, now, cancellationToken)
            : store.CompleteAsync(owner, completions, undo, now, cancellationToken);

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReportAsync(channel, providerReference, report, now, cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.QueueStatusAsync(channels, now, cancellationToken);

    private async Task<ClaimedBatch> ClaimAndKeepAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = await store.ClaimDeliveriesAsync(claim, judge, now, cancellationToken).ConfigureAwait(false);
        _keeps = true;
        for (var i = 0; i < batch.Started.Count; i++)
        {
            _underWay[batch.Started[i].Due.Id] = batch.Started[i];
        }

        for (var i = 0; i < batch.Ruled.Count; i++)
        {
            watch.Releases.Ruled(batch.Ruled[i], now);
        }

        return batch;
    }

    private async Task<IReadOnlyList<Guid>> CompleteAndTellAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fenced = await store.CompleteAsync(owner, completions, undo, now, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < completions.Count; i++)
        {
            var completion = completions[i];
            _underWay.TryRemove(completion.DeliveryId, out var claimed);
            if (fenced.Count == 0 || !fenced.Contains(completion.DeliveryId))
            {
                watch.Completed(completion, claimed, now);
            }
        }

        // Who listened listens no more: what was under way then has ended, and nothing is kept any more.
        if (!watch.HearsDeliveries && _underWay.IsEmpty)
        {
            _keeps = false;
        }

        return fenced;
    }

    // Dead letters are logged whoever listens.
    private static bool AnyDead(IReadOnlyList<Completion> completions)
    {
        for (var i = 0; i < completions.Count; i++)
        {
            if (completions[i].State == CompletionState.Dead)
            {
                return true;
            }
        }

        return false;
    }
}
