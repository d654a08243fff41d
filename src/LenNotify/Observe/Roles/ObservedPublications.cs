using LenNotify.Storage;

namespace LenNotify;

/// <summary>The store's publications, and word of what was decided once it is stored.</summary>
internal sealed class ObservedPublications(IPublications store, Watch watch) : IPublications
{
    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        watch.HearsDecisions ? AcceptAndTellAsync(publications, now, cancellationToken) : store.AcceptAsync(publications, now, cancellationToken);

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) =>
        watch.HearsDecisions ? AppendAndTellAsync(requests, route, now, cancellationToken) : store.AppendAsync(requests, route, now, cancellationToken);

    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ClaimPublicationsAsync(claim, now, cancellationToken);

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) => store.FindPublicationAsync(id, cancellationToken);

    public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        store.ReadPublicationsAsync(from, to, type, cancellationToken);

    private async Task<IReadOnlyList<AcceptanceResult>> AcceptAndTellAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var results = await store.AcceptAsync(publications, now, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Acceptance == Acceptance.New)
            {
                watch.Accepted(publications[i]);
            }
        }

        return results;
    }

    private async Task<IReadOnlyList<AppendResult>> AppendAndTellAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var results = await store.AppendAsync(requests, route, now, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < results.Count; i++)
        {
            watch.Appended(requests[i].Publication, results[i], now);
        }

        return results;
    }
}
