using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>What a worker had when it died never comes back.</summary>
internal sealed class DropsTheLeaseOnACrash(INotificationStore store) : WrongQueue(store)
{
    public override Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        base.ClaimDeliveriesAsync(claim with { Lease = claim.Lease with { Until = now.AddYears(1) } }, judge, now, cancellationToken);
}
