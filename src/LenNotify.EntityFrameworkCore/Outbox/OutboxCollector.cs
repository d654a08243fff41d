using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Takes what transactions of the host's committed to the publications, where a worker routes it: in a transaction of ours,
/// which takes the dedupe keys and empties the outbox in one commit. What another node is taking at the moment is skipped.
/// </summary>
internal sealed class OutboxCollector(StoreDatabase database, Action<Publication, AcceptanceResult> settled)
{
    private const int Most = 200;
    private const string Look = "SELECT p.number FROM {outbox} p ORDER BY p.number LIMIT 1";
    private const string Take = $$"""SELECT p.number, {{PublicationRows.Columns}} FROM {outbox} p ORDER BY p.number LIMIT @1 {skip p}""";
    private const string Delete = "DELETE FROM {outbox} WHERE number {any 1}";

    /// <summary>Takes some of what is there; how many.</summary>
    public async Task<int> CollectAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Asked with every claim of publications, and mostly there is nothing: no transaction is begun for that.
        if ((await database.ListAsync(Look, [], row => row.Number(), cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            return 0;
        }

        var answers = await database.RunAsync(session => TakeAsync(session, now, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var (publication, answer) in answers)
        {
            settled(publication, answer);
        }

        return answers.Count;
    }

    private static async Task<IReadOnlyList<(Publication, AcceptanceResult)>> TakeAsync(StoreSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = await session.Batch().Begin().Add(Take, (long)Most)
            .ListAsync(row => (Number: row.Number(), Publication: PublicationRows.Read(row)), cancellationToken).ConfigureAwait(false);
        if (taken.Count == 0)
        {
            return [];
        }

        var publications = taken.ConvertAll(one => one.Publication);
        var answers = await AcceptAsync(session, publications, now, cancellationToken).ConfigureAwait(false);
        var batch = session.Batch().Add(Delete, (object)Column.Of(taken, one => one.Number));
        foreach (var (publication, answer) in answers.Where(one => one.Answer.Acceptance == Acceptance.Conflict))
        {
            batch.Record(Fact(publication, answer.PublicationId), now);
        }

        await batch.Commit().RunAsync(cancellationToken).ConfigureAwait(false);
        return answers;
    }

    private static async Task<IReadOnlyList<(Publication Publication, AcceptanceResult Answer)>> AcceptAsync(
        StoreSession session, List<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = new OfferedKeys(publications.Count);
        var offered = publications.FindAll(keys.Offer);
        var insert = session.Batch().Add(PublicationRows.Insert, PublicationRows.Values(offered.Select(one => (one, (string?)null, false)), now));
        keys.Stored(await insert.ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false));
        var won = offered.Where(one => keys.Won(one.Id)).ToHashSet(ReferenceEqualityComparer.Instance);
        var repeats = publications.FindAll(one => !won.Contains(one));
        if (repeats.Count > 0)
        {
            await FirstAnswers.FindAsync(session, keys, repeats, cancellationToken).ConfigureAwait(false);
        }

        return publications.ConvertAll(one => (one, won.Contains(one) ? new AcceptanceResult(Acceptance.New, one.Id) : keys.Answer(one)));
    }

    private static AuditFact Fact(Publication publication, Guid first) =>
        new($"producer:{publication.Producer}", "publication_conflict", publication.Id.ToString(), $"dropped; key '{publication.DedupeKey}' is of {first}");
}
