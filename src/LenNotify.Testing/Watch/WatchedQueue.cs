using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Testing;

/// <summary>The host's queue, which also remembers how each delivery's last attempt was written down.</summary>
/// <param name="queue">The host's.</param>
/// <param name="written">Told of every completion once the store has answered, also of those that it fenced off.</param>
internal sealed class WatchedQueue(IDeliveryQueue queue, Action<Completion>? written = null) : IDeliveryQueue
{
    private readonly ConcurrentDictionary<Guid, Completion> _last = [];

    public Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        queue.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        queue.ExtendAsync(deliveryIds, lease, cancellationToken);

    public async Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fenced = await queue.CompleteAsync(owner, completions, undo, now, cancellationToken).ConfigureAwait(false);
        foreach (var completion in completions.Where(completion => !fenced.Contains(completion.DeliveryId)))
        {
            _last[completion.DeliveryId] = completion;
        }

        for (var i = 0; written is not null && i < completions.Count; i++)
        {
            written(completions[i]);
        }

        return fenced;
    }

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        queue.ReportAsync(channel, providerReference, report, now, cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        queue.QueueStatusAsync(channels, now, cancellationToken);

    /// <summary>Null for one that was never attempted.</summary>
    internal Completion? LastOf(Guid deliveryId) => _last.GetValueOrDefault(deliveryId);
}
