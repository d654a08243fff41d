using System.Data.Common;
using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 1 in a relational database.</summary>
internal sealed class EntityPublications(StoreDatabase database, CommitNews news) : IPublications
{
    // Materialized: as a subquery the database may ask it once for each row, and each time it skips what is locked by then.
    private const string Due =
        """
        WITH due AS MATERIALIZED (
            SELECT f.id FROM {publications} f
            WHERE NOT f.routed AND f.due_at <= @3 AND (f.lease_until IS NULL OR f.lease_until <= @3 OR f.lease_owner = @1)
        """;

    private const string Take = $$"""
            ORDER BY f.due_at, f.id LIMIT @4 {skip f})
        UPDATE {publications} AS p SET lease_owner = @1, lease_until = @2, claims = p.claims + 1
        FROM due WHERE p.id = due.id
        RETURNING {{PublicationRows.Columns}}, p.cursor, p.claims
        """;

    private const string Claim = Due + " " + Take;

    private const string ClaimNamed = Due + " AND f.segment IS NULL " + Take;

    private const string Find = $"SELECT {PublicationRows.Columns} FROM {{publications}} p WHERE p.id = @1";

    private const string ReadAll = $"SELECT {PublicationRows.Columns} FROM {{publications}} p WHERE p.accepted_at >= @1 AND p.accepted_at < @2";

    private const string InOrder = " ORDER BY p.accepted_at, p.id";

    private readonly ProvenAppend _proven = new(database.Dialect);

    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(
        IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(session => AcceptAsync(session, publications, now, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        var order = new AppendOrder(requests, route, news.Next(), now);
        try
        {
            return await AppendAsync(order, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException refused) when (order.Topics is not null && refused.SqlState is not null && !database.Dialect.IsConflict(refused))
        {
            // Maybe it is committed, and only what was said behind it was refused. Asked again, the store answers what is stored,
            // or refuses what is truly wrong: then what is said is not to blame.
            var stored = await AppendAsync(order with { Topics = null }, cancellationToken).ConfigureAwait(false);
            news.Rest();
            return stored;
        }
    }

    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<ClaimedPublication>>(
            async session =>
            {
                var batch = session.Batch().Add(
                    claim.NamedOnly ? ClaimNamed : Claim, claim.Lease.Owner, claim.Lease.Until.UtcTicks, now.UtcTicks, (long)claim.Most);
                var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var claimed = await reader.ListAsync(
                        row => new ClaimedPublication(PublicationRows.Read(row), row.TextOrNull(), row.Count()), cancellationToken).ConfigureAwait(false);
                    return [.. claimed.OrderBy(one => one.Publication.DueAt).ThenBy(one => one.Publication.Id)];
                }
            },
            cancellationToken);

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var reader = await session.Batch().Add(Find, id).ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return await reader.SingleAsync(PublicationRows.Read, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken);

    public async IAsyncEnumerable<Publication> ReadPublicationsAsync(
        DateTimeOffset from, DateTimeOffset to, string? type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        var batch = type is null
            ? session.Batch().AddStream(ReadAll + InOrder, from.UtcTicks, to.UtcTicks)
            : session.Batch().AddStream(ReadAll + " AND p.type = @3" + InOrder, from.UtcTicks, to.UtcTicks, type);
        var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        await foreach (var publication in reader.StreamAsync(PublicationRows.Read, cancellationToken).ConfigureAwait(false))
        {
            yield return publication;
        }
    }

    private Task<IReadOnlyList<AppendResult>> AppendAsync(AppendOrder order, CancellationToken cancellationToken) => database.RunAsync(
        async session => await _proven.TryAsync(session, order, cancellationToken).ConfigureAwait(false)
            ?? await AppendBatch.RunAsync(session, _proven.Known, order, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    private static async Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(
        StoreSession session, IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = new OfferedKeys(publications.Count);
        Publication?[] offered = [.. publications.Select(publication => keys.Offer(publication) ? publication : null)];
        var rows = offered.OfType<Publication>().Select(publication => (publication, (string?)null, false));
        var insert = session.Batch().Add(PublicationRows.Insert, PublicationRows.Values(rows, now));
        var reader = await insert.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            keys.Stored(await reader.ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false));
        }

        Publication[] repeats = [.. publications.Where((publication, i) => offered[i] is null || !keys.Won(publication.Id))];
        if (repeats.Length > 0)
        {
            await FirstAnswers.FindAsync(session, keys, repeats, cancellationToken).ConfigureAwait(false);
        }

        return [.. publications.Select((publication, i) => offered[i] is not null && keys.Won(publication.Id)
            ? new AcceptanceResult(Acceptance.New, publication.Id)
            : keys.Answer(publication))];
    }
}
