using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Role 7 in MongoDB.</summary>
internal sealed class MongoHistory(MongoTables tables, Journal journal, People people) : IHistory
{
    public async Task<ItemHistory?> WhyAsync(string userId, Guid itemId, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(userId, cancellationToken).ConfigureAwait(false);
        var own = new BsonDocument { ["_id"] = Field.Of(itemId), ["user_id"] = userId };
        var item = await tables.Of(MongoTables.Items).Find(own).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (item is null)
        {
            return null;
        }

        var carriers = new BsonDocument { ["user_id"] = userId, ["members.item"] = Field.Of(itemId) };
        var rows = await tables.Of(MongoTables.Deliveries).Find(carriers).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new ItemHistory(
            ItemDocuments.Read(item, person),
            [.. rows.SelectMany(row => Rulings(row, itemId)).OrderBy(ruling => ruling.At)],
            [.. rows.SelectMany(row => Attempts(row, itemId)).OrderBy(attempt => attempt.StartedAt)]);
    }

    public Task RecordAsync(
        string userId, IReadOnlyList<Engagement> engagements, DateTimeOffset now, CancellationToken cancellationToken) =>
        people.ChangeAsync(
            userId,
            now,
            async change =>
            {
                var known = (await change.ItemsAsync("_id", engagements.Select(one => one.ItemId)).ConfigureAwait(false)).Select(item => item.Id("_id")).ToHashSet();
                foreach (var one in engagements.Where(one => known.Contains(one.ItemId)).Distinct())
                {
                    change.Add(JournalWrite.Adding(MongoTables.Engagements, Write(userId, one, now)));
                }

                return known.Count;
            },
            cancellationToken);

    public Task<IReadOnlyList<EngagementSummary>> SummariseAsync(string? userId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        new EngagementTally(tables, people).RunAsync(userId, from, to, cancellationToken);

    public async Task<Page<DeliveryEntry>> DeliveriesAsync(DeliveryQuery query, CancellationToken cancellationToken)
    {
        var search = DeliverySearch.Of(query);
        await people.SweepAsync(cancellationToken).ConfigureAwait(false);
        var found = await tables.Of(MongoTables.Deliveries).Find(search).Sort(new BsonDocument("_id", -1)).Project(DeliverySearch.Needed)
            .Limit(query.Limit + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return DeliverySearch.PageOf(found, query.Limit);
    }

    public async Task<Page<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        await journal.SweepAsync(MongoTables.Documents, cancellationToken).ConfigureAwait(false);
        await journal.SweepAsync(MongoTables.Books, cancellationToken).ConfigureAwait(false);
        await journal.SweepAsync(MongoTables.Addresses, cancellationToken).ConfigureAwait(false);
        await people.SweepAsync(cancellationToken).ConfigureAwait(false);
        var found = await tables.Of(MongoTables.Audit).Find(AuditSearch.Of(query)).Sort(new BsonDocument { ["at"] = -1, ["_id"] = -1 })
            .Limit(query.Limit + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new Page<AuditEntry>(
            [.. found.Take(query.Limit).Select(AuditTrail.Read)], found.Count > query.Limit ? AuditSearch.CursorOf(found[query.Limit - 1]) : null);
    }

    // The id says what it is: a repeat finds it there.
    private static BsonDocument Write(string userId, Engagement one, DateTimeOffset now) => new()
    {
        ["_id"] = new BsonDocument
        {
            ["item"] = Field.Of(one.ItemId),
            ["kind"] = Field.Of(one.Kind),
            ["channel"] = one.Channel,
            ["action_key"] = one.ActionKey ?? "",
        },
        ["user_id"] = userId,
        ["item_id"] = Field.Of(one.ItemId),
        ["kind"] = Field.Of(one.Kind),
        ["channel"] = one.Channel,
        ["action_key"] = one.ActionKey ?? "",
        ["at"] = Field.Of(now),
    };

    private static IEnumerable<RulingEntry> Rulings(BsonDocument row, Guid item) =>
        from ruling in row["rulings"].AsBsonArray.Select(ruling => ruling.AsBsonDocument)
        where ruling.Id("item") == item
        select new RulingEntry(
            row.Id("_id"),
            new StoredDecision(row.Text("channel"), ruling.Choice<Verdict>("verdict"), ruling.Choice<Reason>("reason"), ruling.InstantOrNull("until"), false),
            ruling.Instant("at"));

    // Those of the time in which the delivery carried the item.
    private static IEnumerable<AttemptEntry> Attempts(BsonDocument row, Guid item)
    {
        var member = row["members"].AsBsonArray.Select(one => one.AsBsonDocument).First(one => one.Id("item") == item);
        return from attempt in row["log"].AsBsonArray.Select(attempt => attempt.AsBsonDocument)
               where !member.Has("left_at") || attempt.Number("started_at") < member.Number("left_at")
               select new AttemptEntry(
                   row.Id("_id"),
                   row.Text("channel"),
                   (int)attempt.Number("number"),
                   attempt.Instant("started_at"),
                   attempt.InstantOrNull("ended_at"),
                   attempt.Has("state") ? attempt.Choice<CompletionState>("state") : null,
                   attempt.TextOrNull("cause"));
    }
}
