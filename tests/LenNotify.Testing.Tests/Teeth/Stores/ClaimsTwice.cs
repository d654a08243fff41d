using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Gives what it has just given to one worker to the next as well.</summary>
internal sealed class ClaimsTwice(INotificationStore store) : WrongQueue(store)
{
    private IReadOnlyList<ClaimedDelivery> _last = [];

    public override async Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = await base.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);
        var last = Interlocked.Exchange(ref _last, batch.Started);
        return batch with { Started = [.. last, .. batch.Started] };
    }
}
