using LenNotify.Storage;

namespace LenNotify;

/// <summary>The publications, to which those of the host's transactions come before any is claimed.</summary>
internal sealed class CollectingPublications(IPublications store, OutboxCollector outbox) : IPublications
{
    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.AcceptAsync(publications, now, cancellationToken);

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.AppendAsync(requests, route, now, cancellationToken);

    public async Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await outbox.CollectAsync(now, cancellationToken).ConfigureAwait(false);
        return await store.ClaimPublicationsAsync(claim, now, cancellationToken).ConfigureAwait(false);
    }

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) => store.FindPublicationAsync(id, cancellationToken);

    public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        store.ReadPublicationsAsync(from, to, type, cancellationToken);
}
