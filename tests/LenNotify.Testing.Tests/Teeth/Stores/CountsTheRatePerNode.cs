using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Keeps a channel's rate on each node by itself: three nodes send three times as much.</summary>
internal sealed class CountsTheRatePerNode(INotificationStore store) : WrongQueue(store)
{
    private readonly ConcurrentDictionary<Guid, int> _started = new();

    public override async Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (claim.Rate is not { } rate)
        {
            return await base.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);
        }

        var left = rate.Limit - _started.GetValueOrDefault(claim.Lease.Owner);
        var batch = await base.ClaimDeliveriesAsync(claim with { Rate = null, Slots = Math.Min(claim.Slots, left) }, judge, now, cancellationToken);
        _started.AddOrUpdate(claim.Lease.Owner, batch.Started.Count, (_, before) => before + batch.Started.Count);
        return batch;
    }
}
