using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Role 2 in MongoDB.</summary>
internal sealed class MongoInbox(MongoTables tables, People people) : IInbox
{
    private IMongoCollection<BsonDocument> Items => tables.Of(MongoTables.Items);

    public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
        tables.Turns.TakeAsync(() => FindAsync(userId, query, now, cancellationToken), cancellationToken);

    public Task<ResumedInbox> ResumeAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        tables.Turns.TakeAsync(() => FindAsync(userId, afterSequence, most, now, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) => tables.Turns.TakeAsync(
        async () =>
        {
            var found = await people.FindAsync(userIds, cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<UserState>)[.. userIds.Select(id => found[id].State)];
        },
        cancellationToken);

    public Task<UserState> MarkAsync(
        string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(
            userId,
            now,
            async change =>
            {
                var items = await change.ItemsAsync("_id", itemIds).ConfigureAwait(false);
                var marked = 0;
                foreach (var item in items)
                {
                    marked += mark == ItemMark.Read ? Read(change, item, now) : Dismiss(change, item, now);
                }

                change.State = change.State with { Version = change.State.Version + (marked > 0 ? 1 : 0) };
                return change.State;
            },
            cancellationToken);

    public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(
            userId,
            now,
            async change =>
            {
                var state = change.State;
                if (state.ReadUpTo >= Math.Min(upTo, state.Sequence))
                {
                    return state;
                }

                var after = new BsonDocument { ["user_id"] = userId, ["counted"] = true, ["sequence"] = new BsonDocument("$gt", upTo) };
                var left = upTo >= state.Sequence ? 0 : await Items.CountDocumentsAsync(after, cancellationToken: cancellationToken).ConfigureAwait(false);
                change.State = state with { Version = state.Version + 1, ReadUpTo = Math.Min(upTo, state.Sequence), Unread = left };
                change.ReadAllAt = now;
                return change.State;
            },
            cancellationToken);

    /// <summary>Takes an item out of the count.</summary>
    public static void Uncount(PersonChange change, BsonDocument item)
    {
        var counted = item.Flag("counted") && item.Number("sequence") > change.State.ReadUpTo;
        change.State = change.State with { Unread = change.State.Unread - (counted ? 1 : 0) };
        item["counted"] = false;
    }

    private async Task<Page<InboxItem>> FindAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(userId, cancellationToken).ConfigureAwait(false);
        var search = new InboxSearch(person.State, query, now);
        var found = await Items.Find(search.Where).Sort(search.Sort).Limit(query.Limit + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        var page = search.PageOf(found.ConvertAll(item => ItemDocuments.Read(item, person)));
        return query.CountUpTo <= 0 ? page : page with
        {
            Total = await Items.CountDocumentsAsync(search.Count, new CountOptions { Limit = query.CountUpTo }, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<ResumedInbox> FindAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The state is read first, and no item beyond it is taken: what comes in between is left for the next time.
        var person = await people.FindAsync(userId, cancellationToken).ConfigureAwait(false);
        var where = new BsonDocument
        {
            ["user_id"] = userId,
            ["listed"] = true,
            ["dismissed_at"] = BsonNull.Value,
            ["sequence"] = new BsonDocument { ["$gt"] = Math.Max(0, afterSequence), ["$lte"] = person.State.Sequence },
            ["$or"] = new BsonArray
            {
                new BsonDocument("expires_ticks", BsonNull.Value), new BsonDocument("expires_ticks", new BsonDocument("$gt", now.UtcTicks)),
            },
        };
        var found = await Items.Find(where).Sort(new BsonDocument("sequence", 1)).Limit(most + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new ResumedInbox([.. found.Take(most).Select(item => ItemDocuments.Read(item, person))], found.Count > most, person.State);
    }

    private Task<UserState> ChangeAsync(string userId, DateTimeOffset now, Func<PersonChange, Task<UserState>> work, CancellationToken cancellationToken) =>
        tables.Turns.TakeAsync(() => people.ChangeAsync(userId, now, work, cancellationToken), cancellationToken);

    private static int Read(PersonChange change, BsonDocument item, DateTimeOffset now)
    {
        if (item.Has("read_at") || ItemDocuments.ReadAt(item, change.State, now) is not null)
        {
            return 0;
        }

        Uncount(change, item);
        (item["read"], item["read_at"]) = (true, Field.Of(now));
        change.Mark(item);
        return 1;
    }

    // What mark-all covered keeps the instant at which it was read.
    private static int Dismiss(PersonChange change, BsonDocument item, DateTimeOffset now)
    {
        if (item.Has("dismissed_at"))
        {
            return 0;
        }

        var readAt = ItemDocuments.ReadAt(item, change.State, change.ReadAllAt);
        Uncount(change, item);
        (item["read"], item["read_at"]) = (readAt is not null, Field.Of(readAt));
        (item["dismissed"], item["dismissed_at"]) = (true, Field.Of(now));
        change.Mark(item);
        return 1;
    }
}
