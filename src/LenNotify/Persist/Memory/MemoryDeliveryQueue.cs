using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 3 in memory.</summary>
internal sealed class MemoryDeliveryQueue(MemoryState state) : IDeliveryQueue
{
    public Task<ClaimedBatch> ClaimDeliveriesAsync(
        DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new MemoryClaim(state, claim, judge, now).Run());
    }

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>([.. deliveryIds.Where(id =>
            state.Deliveries.TryGetValue(id, out var delivery) && state.QueueOf(delivery.Appended.Channel).TryExtend(delivery, lease))]);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>(
            [.. completions.Where(completion => !TryComplete(owner, completion, undo, now)).Select(completion => completion.DeliveryId)]);

    public Task ReportAsync(
        string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        state.Reports.Keep(channel, providerReference, report);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(
        IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueueStatus>>([.. channels.Select(channel =>
            state.FindQueue(channel)?.Status(channel, now) ?? new QueueStatus(channel, 0, 0, 0, null, null))]);

    private bool TryComplete(Guid owner, Completion completion, DeliveryUndo undo, DateTimeOffset now)
    {
        if (!state.Deliveries.TryGetValue(completion.DeliveryId, out var delivery))
        {
            return false;
        }

        lock (delivery.Person.Gate)
        {
            var queue = state.QueueOf(delivery.Appended.Channel);
            if (!queue.TryFinish(delivery, owner))
            {
                return false;
            }

            if (completion.State == CompletionState.Released)
            {
                Release(delivery, undo);
                queue.PutBack(delivery);
            }
            else
            {
                delivery.Log(completion.State, now, completion.Cause);
                Complete(delivery, queue, completion, now);
            }

            return true;
        }
    }

    private void Complete(MemoryDelivery delivery, ChannelQueue queue, Completion completion, DateTimeOffset now)
    {
        switch (completion.State)
        {
            case CompletionState.Delivered:
                state.End(delivery);
                return;
            case CompletionState.Dead:
                (delivery.Ended, delivery.Death) = (true, (completion.Cause ?? "", now));
                return;
            case CompletionState.Deferred:
                delivery.Attempts--;
                break;
        }

        var at = completion.At ?? now;
        queue.Put(delivery, at, at);
    }

    private static void Release(MemoryDelivery delivery, DeliveryUndo undo)
    {
        if (delivery.TakesCaps)
        {
            delivery.Person.Remember(undo(delivery.ToDue(), delivery.StartedAt!.Value, delivery.Person.State));
        }

        delivery.Unstart();
    }
}
