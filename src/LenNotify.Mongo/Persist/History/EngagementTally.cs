using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Sums up by type what people did with the items of a time, a thousand items at once.</summary>
internal sealed class EngagementTally(MongoTables tables, People people)
{
    private const int Batch = 1_000;

    private static readonly BsonDocument Needed = new()
    {
        ["user_id"] = 1,
        ["type"] = 1,
        ["listed"] = 1,
        ["sequence"] = 1,
        ["read_at"] = 1,
        ["dismissed_at"] = 1,
        ["created_ticks"] = 1,
    };

    private readonly SortedDictionary<string, Sums> _sums = new(StringComparer.Ordinal);

    private sealed class Sums
    {
        internal long Sent { get; set; }

        internal long Opened { get; set; }

        internal long Clicked { get; set; }

        internal long Dismissed { get; set; }

        internal HashSet<BsonValue> Delivered { get; } = [];

        internal HashSet<BsonValue> Failed { get; } = [];

        internal List<long> Took { get; } = [];
    }

    /// <summary>Of one person or, for null, of everybody; from (inclusive) to (exclusive).</summary>
    public async Task<IReadOnlyList<EngagementSummary>> RunAsync(string? userId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var where = new BsonDocument { ["listed"] = true, ["created_ticks"] = new BsonDocument { ["$gte"] = from.UtcTicks, ["$lt"] = to.UtcTicks } };
        if (userId is not null)
        {
            where["user_id"] = userId;
        }

        using var cursor = await tables.Of(MongoTables.Items).Find(where, new FindOptions { BatchSize = Batch }).Project(Needed)
            .ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            await AddAsync([.. cursor.Current], cancellationToken).ConfigureAwait(false);
        }

        return [.. _sums.Select(one => new EngagementSummary(
            one.Key, one.Value.Sent, one.Value.Delivered.Count, one.Value.Opened, one.Value.Clicked, one.Value.Dismissed, Median(one.Value.Took))
        {
            Failed = one.Value.Failed.Count,
        })];
    }

    private async Task AddAsync(List<BsonDocument> items, CancellationToken cancellationToken)
    {
        var owners = await people.FindAsync(items.Select(item => item.Text("user_id")), cancellationToken).ConfigureAwait(false);
        var ids = new BsonDocument("$in", new BsonArray(items.Select(item => item["_id"])));
        var engaged = (await tables.Of(MongoTables.Engagements).Find(new BsonDocument("item_id", ids)).ToListAsync(cancellationToken).ConfigureAwait(false))
            .Select(one => (one["item_id"], one.Choice<EngagementKind>("kind"))).ToHashSet();
        foreach (var item in items)
        {
            var sums = Of(item);
            sums.Sent++;
            sums.Opened += engaged.Contains((item["_id"], EngagementKind.Opened)) ? 1 : 0;
            sums.Clicked += engaged.Contains((item["_id"], EngagementKind.Clicked)) ? 1 : 0;
            sums.Dismissed += item.Has("dismissed_at") ? 1 : 0;
            var owner = owners[item.Text("user_id")];
            if (ItemDocuments.ReadAt(item, owner.State, owner.ReadAllAt) is { } readAt)
            {
                sums.Took.Add(readAt.UtcTicks - item.Number("created_ticks"));
            }
        }

        await EndedAsync(items.ToDictionary(item => item["_id"]), ids, cancellationToken).ConfigureAwait(false);
    }

    private async Task EndedAsync(Dictionary<BsonValue, BsonDocument> items, BsonDocument ids, CancellationToken cancellationToken)
    {
        var carriers = new BsonDocument { ["members.item"] = ids, ["state"] = new BsonDocument("$in", new BsonArray { Field.Of(DeliveryState.Delivered), Field.Of(DeliveryState.Dead) }) };
        var rows = await tables.Of(MongoTables.Deliveries).Find(carriers).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (row, member) in rows.SelectMany(row => DeliveryDocuments.MembersOf(row).Select(member => (row, Field.Of(member)))))
        {
            if (items.TryGetValue(member, out var item))
            {
                var sums = Of(item);
                (row["state"] == Field.Of(DeliveryState.Delivered) ? sums.Delivered : sums.Failed).Add(row["_id"]);
            }
        }
    }

    private Sums Of(BsonDocument item)
    {
        var type = item.Text("type");
        return _sums.TryGetValue(type, out var sums) ? sums : _sums[type] = new Sums();
    }

    // The middle one, or between the middle two.
    private static TimeSpan? Median(List<long> took)
    {
        took.Sort();
        return took.Count == 0 ? null : TimeSpan.FromTicks((took[(took.Count - 1) / 2] + took[took.Count / 2]) / 2);
    }
}
