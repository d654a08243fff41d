using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>A queue that is honest but for what is put in its place.</summary>
internal sealed class WrongQueue(IDeliveryQueue honest) : IDeliveryQueue
{
    internal Func<IDeliveryQueue, DeliveryClaim, DeliveryJudge, DateTimeOffset, ClaimedBatch>? Claim { get; init; }

    internal Func<IDeliveryQueue, Guid, IReadOnlyList<Completion>, DeliveryUndo, DateTimeOffset, IReadOnlyList<Guid>>? Complete { get; init; }

    public Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        Claim is null ? honest.ClaimDeliveriesAsync(claim, judge, now, cancellationToken) : Task.FromResult(Claim(honest, claim, judge, now));

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        honest.ExtendAsync(deliveryIds, lease, cancellationToken);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        Complete is null ? honest.CompleteAsync(owner, completions, undo, now, cancellationToken) : Task.FromResult(Complete(honest, owner, completions, undo, now));

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        honest.ReportAsync(channel, providerReference, report, now, cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        honest.QueueStatusAsync(channels, now, cancellationToken);
}
