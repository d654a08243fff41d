using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 4 in a relational database: the deliveries that are dead.</summary>
internal sealed class EntityDeadLetters(StoreDatabase database) : IDeadLetters
{
    private const string Letters = $$"""
        SELECT d.ended_at, d.cause, {{DueRow.Columns}}, {{ItemRows.Columns}} FROM (
            SELECT d.* FROM {deliveries} d WHERE $where ORDER BY d.ended_at DESC, d.id DESC LIMIT $next) d
        {{DueRow.Items}}
        ORDER BY d.ended_at DESC, d.id DESC, {{DueRow.OldestFirst}}
        """;

    // A letter that someone else replays or discards at the moment is theirs.
    private const string Lock = "SELECT d.id FROM {deliveries} d WHERE $where ORDER BY d.ended_at, d.id LIMIT $next {skip d}";

    private const string Revive =
        """
        UPDATE {deliveries} AS d SET state = CASE WHEN r.due_at > @1 THEN 0 ELSE 1 END, due_at = r.due_at, turn = r.due_at,
            wake_at = CASE WHEN r.due_at > @1 THEN r.due_at END, attempts = 0, first_attempt_at = NULL, caps_taken = FALSE,
            takes_caps = FALSE, ended_at = NULL, cause = NULL
        FROM {rows id:uuid due_at:bigint} WHERE d.id = r.id
        """;

    private const string Drop = "UPDATE {deliveries} SET state = 6, ended_at = @2, cause = NULL WHERE id {any 1}";

    private const string Refile =
        "UPDATE {deliveries} AS d SET cause = r.cause FROM {rows id:uuid cause:text} WHERE d.id = r.id AND d.state = 5 RETURNING d.id";

    public async Task<Page<DeadLetter>> ListDeadLettersAsync(
        DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var search = new DeadLetterSearch(filter);
        search.After(cursor);
        var due = new DueRows();
        var rows = await database.ListAsync(
            Text(Letters, search), search.Values(limit + 1L), row => (DiedAt: row.Instant(), Cause: row.Text(), IsNext: due.Take(row)), cancellationToken).ConfigureAwait(false);
        DeadLetter[] letters = [.. rows.Where(row => row.IsNext)
            .Zip(due.All, (row, letter) => new DeadLetter(letter.Due, letter.UserId, row.Cause, row.DiedAt))];
        return letters.Length <= limit
            ? new Page<DeadLetter>(letters, null)
            : new Page<DeadLetter>(
                letters[..limit],
                string.Create(CultureInfo.InvariantCulture, $"{letters[limit - 1].DiedAt.UtcTicks}_{letters[limit - 1].Delivery.Id:N}"));
    }

    public async Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) =>
        (await ListDeadLettersAsync(new DeadLetterFilter { Ids = [deliveryId] }, 1, null, cancellationToken).ConfigureAwait(false)).Items.SingleOrDefault();

    public Task<long> ReplayAsync(
        DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var step = TimeSpan.FromMinutes(1) / Math.Max(1, pace.PerMinute);
        return ChangeAsync(
            filter,
            pace.Most,
            (batch, ids) => batch.Add(Revive, ids, Enumerable.Range(0, ids.Length).Select(nth => (now + (step * nth)).UtcTicks).ToArray(), now.UtcTicks),
            batch => batch.Record(fact, now),
            cancellationToken);
    }

    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(filter, int.MaxValue, (batch, ids) => batch.Add(Drop, ids, now.UtcTicks), batch => batch.Record(fact, now), cancellationToken);

    public Task<long> RefileAsync(
        IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In the order of their ids, so that two who refile at once never wait for each other in a circle.
        KeyValuePair<Guid, string>[] rows = [.. causes.OrderBy(cause => cause.Key)];
        return database.RunAsync(
            async session =>
            {
                var refiled = await session.Batch().Begin().Add(Refile, Column.Of(rows, row => row.Key), Column.Of(rows, row => row.Value))
                    .ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false);
                await session.Batch().Record(fact, now).Commit().RunAsync(cancellationToken).ConfigureAwait(false);
                return (long)refiled.Count;
            },
            cancellationToken);
    }

    private static string Text(string template, DeadLetterSearch search) =>
        template.Replace("$where", search.Where, StringComparison.Ordinal).Replace("$next", search.Next(), StringComparison.Ordinal);

    private Task<long> ChangeAsync(
        DeadLetterFilter filter, int most, Func<SqlBatch, Guid[], SqlBatch> change, Func<SqlBatch, SqlBatch> record, CancellationToken cancellationToken)
    {
        var search = new DeadLetterSearch(filter);
        return database.RunAsync(
            async session =>
            {
                var ids = await session.Batch().Begin().Add(Text(Lock, search), search.Values((long)most))
                    .ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false);
                var batch = ids.Count > 0 ? change(session.Batch(), [.. ids]) : session.Batch();
                await record(batch).Commit().RunAsync(cancellationToken).ConfigureAwait(false);
                return (long)ids.Count;
            },
            cancellationToken);
    }
}
