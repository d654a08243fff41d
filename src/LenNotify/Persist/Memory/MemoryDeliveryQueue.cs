using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 3 in memory.</summary>
internal sealed class MemoryDeliveryQueue(MemoryState state) : IDeliveryQueue
{
    public Task<IReadOnlyList<ClaimedDelivery>> ClaimDeliveriesAsync(
        DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new MemoryClaim(state, claim, judge, now).Run());
    }

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>([.. deliveryIds.Where(id =>
            state.Deliveries.TryGetValue(id, out var delivery) && state.QueueOf(delivery.Appended.Channel).TryExtend(delivery, lease))]);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>(
            [.. completions.Where(completion => !TryComplete(owner, completion, now)).Select(completion => completion.DeliveryId)]);

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

    private bool TryComplete(Guid owner, Completion completion, DateTimeOffset now)
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

            delivery.Log(completion.State, now, completion.Cause);
            Complete(delivery, queue, completion, now);
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
            case CompletionState.Released:
                GiveBack(delivery);
                delivery.Uncount();
                break;
            case CompletionState.Deferred:
                delivery.Uncount();
                break;
        }

        queue.Put(delivery, completion.At ?? now);
    }

    // Only the engine can take one start out of an activity; while nothing happened since, the value before it is right.
    private static void GiveBack(MemoryDelivery delivery)
    {
        if (delivery.Person.State.Activity == delivery.Start.After)
        {
            delivery.Person.Remember(delivery.Start.Before);
        }
    }
}
