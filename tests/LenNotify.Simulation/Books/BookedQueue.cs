using System.Globalization;
using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>Stands between a process and the queue, and writes down what was asked and answered.</summary>
internal sealed class BookedQueue(World world, Node node, IDeliveryQueue store) : IDeliveryQueue
{
    public Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = Sync.Done(store.ClaimDeliveriesAsync(claim, (delivery, state) => Watch(judge(delivery, state), delivery), now, cancellationToken));
        foreach (var started in batch.Started)
        {
            world.Book.Started(node, claim, started, now);
        }

        return Task.FromResult(batch);
    }

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing in the product asks for it.");

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fenced = Sync.Done(store.CompleteAsync(owner, completions, undo, now, cancellationToken));
        world.Book.Completed(owner, completions, fenced);
        return Task.FromResult(fenced);
    }

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReportAsync(channel, providerReference, report, now, cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.QueueStatusAsync(channels, now, cancellationToken);

    private DeliveryRuling? Watch(DeliveryRuling? ruling, DueDelivery due)
    {
        if (ruling is { Verdict: not Verdict.Deliver })
        {
            world.Trace.Tell($"ruled {ruling.Verdict} {ruling.Reason}", $"{world.Trace.Name('d', due.Id)} {ruling.Until?.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}");
        }

        return ruling;
    }
}
