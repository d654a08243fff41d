using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 2 in a relational database.</summary>
internal sealed class EntityInbox(StoreDatabase database) : IInbox
{
    private const string FindStates = $"SELECT {StateRows.Columns} FROM {{states}} s WHERE s.user_id {{any 1}}";

    private const string ReadAfter = $$"""
        SELECT {{ItemRows.Columns}} FROM {items} i JOIN {states} s ON s.user_id = i.user_id
        WHERE i.user_id = @1 AND i.listed AND i.sequence > @2 AND i.sequence <= s.sequence AND i.dismissed_at IS NULL
            AND (i.expires_at IS NULL OR i.expires_at > @3)
        ORDER BY i.sequence LIMIT @4
        """;

    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var search = new InboxSearch(userId, query, now, database.Dialect);
        var prepares = search.IsIndexed && database.Dialect.BeforeFound.Length > 0;
        return database.RunAsync(
            async session =>
            {
                var reader = await session.Batch()
                    .AddIf(prepares, database.Dialect.BeforeFound)
                    .Add(search.Text, search.Values)
                    .AddIf(search.Count is not null, search.Count ?? "", search.CountValues)
                    .ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    if (prepares)
                    {
                        await reader.EachAsync(static _ => { }, cancellationToken).ConfigureAwait(false);
                    }

                    var page = search.PageOf(await reader.ListAsync(ItemRows.Read, cancellationToken).ConfigureAwait(false));
                    return search.Count is null ? page : page with { Total = (await reader.ListAsync(static row => row.Number(), cancellationToken).ConfigureAwait(false))[0] };
                }
            },
            cancellationToken);
    }

    public Task<ResumedInbox> ResumeAsync(
        string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                // The state is read first, and no item beyond it is taken: what comes between the two statements is left for the next time.
                var batch = session.Batch()
                    .Add(StateRows.FindOne, userId)
                    .Add(ReadAfter, userId, Math.Max(0, afterSequence), now.UtcTicks, most + 1L);
                var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var states = await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false);
                    var state = states.Count == 0 ? StateRows.Nobody(userId) : states[0];
                    var items = await reader.ListAsync(ItemRows.Read, cancellationToken).ConfigureAwait(false);
                    InboxItem[] known = [.. items.Where(item => item.Sequence <= state.Sequence)];
                    return new ResumedInbox([.. known.Take(most)], known.Length > most, state);
                }
            },
            cancellationToken);

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<UserState>>(
            async session =>
            {
                var batch = userIds.Count == 1
                    ? session.Batch().Add(StateRows.FindOne, userIds[0])
                    : session.Batch().Add(FindStates, (object)userIds.Distinct(StringComparer.Ordinal).ToArray());
                var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var found = (await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false))
                        .ToDictionary(state => state.UserId, StringComparer.Ordinal);
                    return [.. userIds.Select(id => found.TryGetValue(id, out var state) ? state : StateRows.Nobody(id))];
                }
            },
            cancellationToken);

    public Task<UserState> MarkAsync(
        string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(
            userId,
            batch => batch.Add(MarkSql.CountMarked(mark), userId, itemIds.ToArray()).Add(MarkSql.Mark(mark), userId, itemIds.ToArray(), now.UtcTicks),
            cancellationToken);

    public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(userId, batch => batch.Add(MarkSql.MarkAll, userId, upTo, now.UtcTicks), cancellationToken);

    // The lock is a statement of its own: what follows it sees everything that was committed before the lock was had.
    private Task<UserState> ChangeAsync(string userId, Func<SqlBatch, SqlBatch> change, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var batch = change(session.Batch().Begin().Add(StateRows.LockOne, userId))
                    .Add(StateRows.FindOne, userId)
                    .Commit();
                var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false);
                    var states = await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false);
                    return states.Count == 0 ? StateRows.Nobody(userId) : states[0];
                }
            },
            cancellationToken);
}
