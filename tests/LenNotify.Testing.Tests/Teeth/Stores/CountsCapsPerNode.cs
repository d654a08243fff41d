using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Each node goes by the activity that it wrote itself: a person's caps hold on each of them, and not together.</summary>
internal sealed class CountsCapsPerNode(INotificationStore store) : WrongQueue(store)
{
    private readonly ConcurrentDictionary<(Guid Owner, string UserId), UserActivity> _known = new();

    public override Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        base.ClaimDeliveriesAsync(claim, (delivery, state) => Judge(judge, claim.Lease.Owner, delivery, state), now, cancellationToken);

    private DeliveryRuling? Judge(DeliveryJudge judge, Guid owner, DueDelivery delivery, UserState state)
    {
        var ruling = judge(delivery, state with { Activity = _known.GetValueOrDefault((owner, state.UserId), UserActivity.None) });
        if (ruling is not null)
        {
            _known[(owner, state.UserId)] = ruling.Activity;
        }

        return ruling;
    }
}
