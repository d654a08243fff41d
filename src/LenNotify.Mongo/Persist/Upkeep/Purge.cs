using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>One purge: items, then ended deliveries, then publications, together at most so many.</summary>
internal sealed class Purge(MongoTables tables, People people, RetentionPolicy policy, DateTimeOffset now, CancellationToken cancellationToken)
{
    private static readonly BsonDocument Open = new("$in", Field.List(Names(
        DeliveryState.Queued, DeliveryState.Claimed, DeliveryState.Blocked, DeliveryState.Dead)));

    private static readonly BsonDocument Ended = new("$in", Field.List(Names(DeliveryState.Delivered, DeliveryState.Dead, DeliveryState.Dropped)));

    /// <summary>Removes.</summary>
    public async Task<PurgedBatch> RunAsync(int most)
    {
        var items = await ItemsAsync(most).ConfigureAwait(false);
        var deliveries = items < most ? await DeliveriesAsync(most - items).ConfigureAwait(false) : 0;
        var publications = items + deliveries < most ? await PublicationsAsync(most - items - deliveries).ConfigureAwait(false) : 0;
        return new PurgedBatch(items, deliveries, publications);
    }

    private static IEnumerable<string> Names(params IEnumerable<DeliveryState> states) => states.Select(state => Field.Of(state).AsString);

    private BsonDocument Before(string name, TimeSpan kept) => new(name, new BsonDocument("$lt", (now - kept).UtcTicks));

    private async Task<int> ItemsAsync(int most)
    {
        var found = await OldAsync(most).ConfigureAwait(false);
        if (policy.Offer is { } offer && found.Count > 0)
        {
            var owners = await people.FindAsync(found.Select(item => item.Text("user_id")), cancellationToken).ConfigureAwait(false);
            await offer([.. found.Select(item => ItemDocuments.Read(item, owners[item.Text("user_id")]))], cancellationToken).ConfigureAwait(false);
        }

        var removed = 0;
        var ids = found.ToLookup(item => item.Text("user_id"), item => item["_id"], StringComparer.Ordinal);
        var changes = new ManyChanges<int>(change => RemoveAsync(change, [.. ids[change.UserId]]), (_, some) => removed += some);
        await people.ChangeAsync(ids.Select(own => own.Key), now, changes, cancellationToken).ConfigureAwait(false);
        return removed;
    }

    private async Task<List<BsonDocument>> OldAsync(int most)
    {
        List<BsonDocument> found = [];
        using var cursor = await tables.Of(MongoTables.Items).Find(Before("created_ticks", policy.Items)).Sort(new BsonDocument("created_ticks", 1))
            .ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (found.Count < most && await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            List<BsonDocument> batch = [.. cursor.Current];
            var owners = await people.FindAsync(batch.Select(item => item.Text("user_id")), cancellationToken).ConfigureAwait(false);
            var carried = await CarriedAsync(new BsonArray(batch.Select(item => item["_id"]))).ConfigureAwait(false);
            found.AddRange(batch.Where(item => MayGo(item, owners[item.Text("user_id")].State) && !carried.Contains(item.Id("_id"))));
        }

        return found.Count > most ? found.GetRange(0, most) : found;
    }

    private bool MayGo(BsonDocument item, UserState state) =>
        !(policy.KeepUnread && item.Flag("counted") && item.Number("sequence") > state.ReadUpTo);

    private async Task<HashSet<Guid>> CarriedAsync(BsonArray items)
    {
        var where = new BsonDocument { ["members.item"] = new BsonDocument("$in", items), ["state"] = Open };
        var rows = await tables.Of(MongoTables.Deliveries).Find(where).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.SelectMany(DeliveryDocuments.MembersOf).ToHashSet();
    }

    // What changed since it was found, and must stay now, stays.
    private async Task<int> RemoveAsync(PersonChange change, BsonArray ids)
    {
        var carried = await CarriedAsync(ids).ConfigureAwait(false);
        var items = (await change.ItemsAsync(new BsonDocument("_id", new BsonDocument("$in", ids))).ConfigureAwait(false))
            .FindAll(item => MayGo(item, change.State) && !carried.Contains(item.Id("_id")));
        Expiry.Uncount(change, items);
        var gone = items.Select(item => item["_id"]).ToHashSet();
        foreach (var row in await change.DeliveriesAsync(new BsonDocument("members.item", new BsonDocument("$in", new BsonArray(gone)))).ConfigureAwait(false))
        {
            row["members"] = new BsonArray(row["members"].AsBsonArray.Where(member => !gone.Contains(member["item"])));
            row["rulings"] = new BsonArray(row["rulings"].AsBsonArray.Where(ruling => !gone.Contains(ruling["item"])));
            change.Put(MongoTables.Deliveries, row);
        }

        var engagements = new BsonDocument("item_id", new BsonDocument("$in", new BsonArray(gone)));
        foreach (var engagement in await tables.Of(MongoTables.Engagements).Find(engagements).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            change.Remove(MongoTables.Engagements, engagement["_id"]);
        }

        items.ForEach(item => change.Remove(MongoTables.Items, item["_id"]));
        return items.Count;
    }

    private async Task<int> DeliveriesAsync(int most)
    {
        var where = new BsonDocument(Before("ended_at", policy.Deliveries)) { ["state"] = Ended };
        var found = await tables.Of(MongoTables.Deliveries).Find(where).Limit(most).Project(new BsonDocument("user_id", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var removed = 0;
        var ids = found.ToLookup(row => row.Text("user_id"), row => row.Id("_id"), StringComparer.Ordinal);
        var changes = new ManyChanges<int>(change => RemoveRowsAsync(change, [.. ids[change.UserId]]), (_, some) => removed += some)
        {
            Ahead = ahead => ahead.ReadAsync(MongoTables.Deliveries, "_id", found.Select(row => row["_id"])),
        };
        await people.ChangeAsync(ids.Select(own => own.Key), now, changes, cancellationToken).ConfigureAwait(false);
        return removed;
    }

    // What was replayed meanwhile is not removed.
    private async Task<int> RemoveRowsAsync(PersonChange change, Guid[] ids)
    {
        var rows = (await change.DeliveriesAsync("_id", ids).ConfigureAwait(false))
            .FindAll(row => row.Choice<DeliveryState>("state") is DeliveryState.Delivered or DeliveryState.Dead or DeliveryState.Dropped);
        rows.ForEach(row => change.Remove(MongoTables.Deliveries, row["_id"]));
        var messages = new BsonDocument("delivery_id", new BsonDocument("$in", new BsonArray(rows.Select(row => row["_id"]))));
        foreach (var message in await tables.Of(MongoTables.Messages).Find(messages).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            change.Remove(MongoTables.Messages, message["_id"]);
        }

        return rows.Count;
    }

    // A key outlives what still is to be delivered, and its dead letter.
    private async Task<int> PublicationsAsync(int most)
    {
        var all = tables.Of(MongoTables.Publications);
        var old = new BsonDocument(Before("accepted_at", policy.DedupeKeys)) { ["routed"] = true };
        List<BsonValue> gone = [];
        using var cursor = await all.Find(old).Sort(new BsonDocument { ["accepted_at"] = 1, ["_id"] = 1 }).Project(new BsonDocument("_id", 1))
            .ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (gone.Count < most && await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            BsonValue[] batch = [.. cursor.Current.Select(one => one["_id"])];
            var items = await tables.Of(MongoTables.Items).Find(new BsonDocument("publication_id", new BsonDocument("$in", new BsonArray(batch))))
                .Project(new BsonDocument("publication_id", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
            var carried = await CarriedAsync(new BsonArray(items.Select(item => item["_id"]))).ConfigureAwait(false);
            var kept = items.Where(item => carried.Contains(item.Id("_id"))).Select(item => item["publication_id"]).ToHashSet();
            gone.AddRange(batch.Where(id => !kept.Contains(id)));
        }

        var removed = await all.DeleteManyAsync(
            new BsonDocument { ["_id"] = new BsonDocument("$in", new BsonArray(gone.Take(most))), ["routed"] = true }, cancellationToken).ConfigureAwait(false);
        return (int)removed.DeletedCount;
    }
}
