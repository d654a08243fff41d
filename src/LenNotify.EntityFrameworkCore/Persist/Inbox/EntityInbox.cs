using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 2 in a relational database.</summary>
internal sealed class EntityInbox(StoreDatabase database) : IInbox
{
    private readonly ResumeReads _resumes = new(database);

    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var search = new InboxSearch(userId, query, now, database.Dialect);
        return database.RunAsync(
            async session =>
            {
                var page = await PageAsync(session, search, cancellationToken).ConfigureAwait(false);
                if (!search.IsCountedApart || page.Total is not null)
                {
                    return page;
                }

                var (known, values) = search.After(page);
                return page with { Total = known + await CountAsync(session, search.Count!, values, cancellationToken).ConfigureAwait(false) };
            },
            cancellationToken);
    }

    public Task<ResumedInbox> ResumeAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        _resumes.ReadAsync(userId, afterSequence, most, now, cancellationToken);

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<UserState>>(
            async session =>
            {
                var batch = userIds.Count == 1
                    ? session.Batch().Add(StateRows.FindOne, userIds[0])
                    : session.Batch().Add(StateRows.FindAll, (object)userIds.Distinct(StringComparer.Ordinal).ToArray());
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

    private async Task<Page<InboxItem>> PageAsync(StoreSession session, InboxSearch search, CancellationToken cancellationToken)
    {
        var prepares = search.IsIndexed && database.Dialect.BeforeFound.Length > 0;
        var counts = search.Count is not null && !search.IsCountedApart;
        var reader = await session.Batch()
            .AddIf(prepares, database.Dialect.BeforeFound)
            .Add(search.Text, search.Values)
            .AddIf(counts, search.Count ?? "", search.CountValues)
            .ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (prepares)
            {
                await reader.EachAsync(static _ => { }, cancellationToken).ConfigureAwait(false);
            }

            var page = search.PageOf(await reader.ListAsync(ItemRows.Read, cancellationToken).ConfigureAwait(false));
            return counts ? page with { Total = await NumberAsync(reader, cancellationToken).ConfigureAwait(false) } : page;
        }
    }

    private static async Task<long> CountAsync(StoreSession session, string count, object?[] values, CancellationToken cancellationToken)
    {
        var reader = await session.Batch().Add(count, values).ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await NumberAsync(reader, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<long> NumberAsync(RowReader reader, CancellationToken cancellationToken) =>
        (await reader.ListAsync(static row => row.Number(), cancellationToken).ConfigureAwait(false))[0];
}
