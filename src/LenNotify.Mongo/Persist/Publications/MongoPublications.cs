using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 1 in MongoDB.</summary>
internal sealed class MongoPublications(MongoTables tables, People people) : IPublications
{
    private readonly PublicationShelf _shelf = new(tables);

    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(
        IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        tables.Turns.TakeAsync(() => StoreAsync(publications, now, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) =>
        requests.Count == 0
            ? Task.FromResult<IReadOnlyList<AppendResult>>([])
            : tables.Turns.TakeAsync(() => new Append(tables, people, route, now, cancellationToken).RunAsync(requests), cancellationToken);

    public async Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(
        PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<ClaimedPublication> claimed = [];
        try
        {
            await ClaimAsync(claim, claimed, now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (claimed.Count > 0)
        {
            // What was claimed is the caller's, who gives it back. What failed shows itself in the next claim.
        }

        return claimed;
    }

    public async Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) =>
        await _shelf.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } found ? PublicationDocuments.Read(found) : null;

    public async IAsyncEnumerable<Publication> ReadPublicationsAsync(
        DateTimeOffset from, DateTimeOffset to, string? type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var cursor = await _shelf.ReadAsync(from, to, type, cancellationToken).ConfigureAwait(false);
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var found in cursor.Current)
            {
                yield return PublicationDocuments.Read(found);
            }
        }
    }

    private async Task ClaimAsync(PublicationClaim claim, List<ClaimedPublication> claimed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (claimed.Count < claim.Most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await _shelf.ClaimAsync(claim, [.. claimed.Select(one => one.Publication.Id)], now).ConfigureAwait(false) is not { } one)
            {
                return;
            }

            claimed.Add(one);
        }
    }

    private async Task<IReadOnlyList<AcceptanceResult>> StoreAsync(
        IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var documents = publications.Select(publication => PublicationDocuments.New(publication, now));
        var firsts = await _shelf.StoreAsync([.. documents], cancellationToken).ConfigureAwait(false);
        return [.. publications.Zip(firsts, (publication, first) => first is null
            ? new AcceptanceResult(Acceptance.New, publication.Id)
            : new AcceptanceResult(PublicationDocuments.Compare(first, publication), first.Id("_id")))];
    }
}
