using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>The right role, for mistakes to derive from.</summary>
internal abstract class WrongQueue(INotificationStore store) : IDeliveryQueue
{
    protected INotificationStore Store => store;

    public virtual Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        store.ExtendAsync(deliveryIds, lease, cancellationToken);

    public virtual Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.CompleteAsync(owner, completions, undo, now, cancellationToken);

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReportAsync(channel, providerReference, report, now, cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.QueueStatusAsync(channels, now, cancellationToken);
}
