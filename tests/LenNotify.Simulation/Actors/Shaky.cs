using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>The way from one process to the queue: what is asked may not arrive, and an answer may be lost.</summary>
internal sealed class ShakyQueue(World world, Node node, IDeliveryQueue store) : IDeliveryQueue
{
    public Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken) =>
        world.Faults.Shake("claim", node, () => store.ClaimDeliveriesAsync(claim, judge, now, cancellationToken));

    public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
        store.ExtendAsync(deliveryIds, lease, cancellationToken);

    public Task<IReadOnlyList<Guid>> CompleteAsync(
        Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
        world.Faults.Shake("write", node, () => store.CompleteAsync(owner, completions, undo, now, cancellationToken));

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReportAsync(channel, providerReference, report, now, cancellationToken);

    public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.QueueStatusAsync(channels, now, cancellationToken);
}

/// <summary>The way from one process to the publications. A process may also die with a chunk written and its answer not read.</summary>
internal sealed class ShakyPublications(World world, Node node, IPublications store) : IPublications
{
    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        world.Faults.Shake("accept", node, () => store.AcceptAsync(publications, now, cancellationToken));

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answers = world.Faults.Shake("append", node, () => store.AppendAsync(requests, route, now, cancellationToken));
        foreach (var answer in Sync.Done(answers))
        {
            node.Heard(answer.Acceptance == Acceptance.New ? answer.Users : []);
        }

        return answers;
    }

    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        world.Faults.Shake("claim of publications", node, () => store.ClaimPublicationsAsync(claim, now, cancellationToken));

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) => store.FindPublicationAsync(id, cancellationToken);

    public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        store.ReadPublicationsAsync(from, to, type, cancellationToken);
}
