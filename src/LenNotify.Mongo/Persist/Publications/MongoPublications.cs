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
        while (claimed.Count < claim.Most && await _shelf.ClaimAsync(claim, [.. claimed.Select(one => one.Publication.Id)], now, cancellationToken).ConfigureAwait(false) is { } one)
        {
            claimed.Add(one);
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

    private async Task<IReadOnlyList<AcceptanceResult>> StoreAsync(
        IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answers = new List<AcceptanceResult>(publications.Count);
        foreach (var publication in publications)
        {
            var first = await _shelf.StoreAsync(PublicationDocuments.New(publication, now), cancellationToken).ConfigureAwait(false);
            answers.Add(first is null
                ? new AcceptanceResult(Acceptance.New, publication.Id)
                : new AcceptanceResult(PublicationDocuments.Compare(first, publication), first.Id("_id")));
        }

        return answers;
    }
}
