using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Settles items that expired: for each person one commit.</summary>
internal sealed class Expiry(MongoTables tables, People people, DateTimeOffset now)
{
    /// <summary>Settles, at most so many.</summary>
    public async Task<int> RunAsync(int most, CancellationToken cancellationToken)
    {
        var where = new BsonDocument { ["expired"] = false, ["expires_ticks"] = new BsonDocument { ["$ne"] = BsonNull.Value, ["$lte"] = now.UtcTicks } };
        var found = await tables.Of(MongoTables.Items).Find(where).Sort(new BsonDocument("expires_ticks", 1)).Limit(most)
            .Project(new BsonDocument("user_id", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var settled = 0;
        var ids = found.ToLookup(item => item.Text("user_id"), item => item.Id("_id"), StringComparer.Ordinal);
        var changes = new ManyChanges<int>(change => SettleAsync(change, [.. ids[change.UserId]]), (_, some) => settled += some)
        {
            Ahead = ahead => ahead.ReadAsync(MongoTables.Items, "_id", found.Select(item => item["_id"])),
        };
        await people.ChangeAsync(ids.Select(own => own.Key), now, changes, cancellationToken).ConfigureAwait(false);
        return settled;
    }

    /// <summary>Takes items out of their person's count; the version tells clients when something left the list.</summary>
    public static void Uncount(PersonChange change, List<BsonDocument> items)
    {
        items.ForEach(item => MongoInbox.Uncount(change, item));
        var shown = items.Exists(item => item.Flag("listed") && !item.Has("dismissed_at"));
        change.State = change.State with { Version = change.State.Version + (shown ? 1 : 0) };
    }

    private async Task<int> SettleAsync(PersonChange change, Guid[] ids)
    {
        var items = (await change.ItemsAsync("_id", ids).ConfigureAwait(false)).FindAll(item => !item.Flag("expired"));
        Uncount(change, items);
        foreach (var item in items)
        {
            item["expired"] = true;
            change.Mark(item);
        }

        var expired = items.Select(item => item.Id("_id")).ToHashSet();
        foreach (var row in await change.DeliveriesAsync(new BsonDocument("members.item", new BsonDocument("$in", Field.List(ids)))).ConfigureAwait(false))
        {
            // What is under way is left to its owner.
            if (row.Choice<DeliveryState>("state") is DeliveryState.Queued or DeliveryState.Blocked && !row.Flag("running"))
            {
                await LeaveAsync(change, row, expired).ConfigureAwait(false);
            }
        }

        return items.Count;
    }

    private async Task LeaveAsync(PersonChange change, BsonDocument row, HashSet<Guid> expired)
    {
        foreach (var item in DeliveryDocuments.MembersOf(row).Where(expired.Contains).ToList())
        {
            DeliveryDocuments.Rule(row, item, Verdict.Suppress, Reason.Expired, null, now);
            DeliveryDocuments.Leave(row, item, now);
        }

        change.Put(MongoTables.Deliveries, row);
        if (!DeliveryDocuments.MembersOf(row).Any())
        {
            DeliveryDocuments.End(row, DeliveryState.Dropped, now);
            await Waiting.DropAsync(change, row.Id("_id"), now).ConfigureAwait(false);
        }
    }
}
