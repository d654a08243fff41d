using System.Globalization;
using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Role 4 in MongoDB: the deliveries that are dead.</summary>
internal sealed class MongoDeadLetters(MongoTables tables, People people, AuditTrail trail) : IDeadLetters
{
    // A letter with a long log has a few kilobytes, and a commit holds four megabytes.
    private const int MostInCommit = 250;

    private IMongoCollection<BsonDocument> Deliveries => tables.Of(MongoTables.Deliveries);

    public async Task<Page<DeadLetter>> ListDeadLettersAsync(
        DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var all = DeadLetterSearch.Of(filter);
        if (cursor is not null)
        {
            all.Add(DeadLetterSearch.After(cursor));
        }

        var rows = await Deliveries.Find(new BsonDocument("$and", all)).Sort(DeadLetterSearch.Newest).Limit(limit + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        var owners = await people.FindAsync(rows.Select(row => row.Text("user_id")), cancellationToken).ConfigureAwait(false);
        var ids = new BsonDocument("_id", new BsonDocument("$in", Field.List(rows.SelectMany(DeliveryDocuments.MembersOf))));
        var items = await tables.Of(MongoTables.Items).Find(ids).ToListAsync(cancellationToken).ConfigureAwait(false);
        DeadLetter[] letters = [.. rows.Take(limit).Select(row => new DeadLetter(
            Carried.By(row, items, owners[row.Text("user_id")]), row.Text("user_id"), row.TextOrNull("cause") ?? "", row.Instant("ended_at")))];
        return new Page<DeadLetter>(letters, rows.Count <= limit ? null
            : string.Create(CultureInfo.InvariantCulture, $"{letters[^1].DiedAt.UtcTicks}_{letters[^1].Delivery.Id:N}"));
    }

    public async Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) =>
        (await ListDeadLettersAsync(new DeadLetterFilter { Ids = [deliveryId] }, 1, null, cancellationToken).ConfigureAwait(false)).Items.SingleOrDefault();

    public Task<long> ReplayAsync(
        DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var step = TimeSpan.FromMinutes(1) / Math.Max(1, pace.PerMinute);
        return ChangeAsync(filter, pace.Most, (row, nth) => Revive(row, now + (step * nth)), fact, now, cancellationToken);
    }

    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(filter, null, (row, _) => DeliveryDocuments.End(row, DeliveryState.Dropped, now), fact, now, cancellationToken);

    public Task<long> RefileAsync(
        IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        causes.Count == 0
            ? RecordAsync(fact, 0, now, cancellationToken)
            : ChangeAsync(new DeadLetterFilter { Ids = [.. causes.Keys] }, null, (row, _) => row["cause"] = causes[row.Id("_id")], fact, now, cancellationToken);

    private static void Revive(BsonDocument row, DateTimeOffset due)
    {
        DeliveryDocuments.Requeue(row, due, due);
        row["attempts"] = 0L;
        (row["caps_taken"], row["takes_caps"]) = (false, false);
        row.Remove("first_attempt_at");
        row.Remove("cause");
    }

    // Oldest first. A person's letters change in one commit, or a few where there are many; the fact comes with the first.
    private async Task<long> ChangeAsync(
        DeadLetterFilter filter, int? most, Action<BsonDocument, int> change, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = most <= 0 ? [] : await Deliveries.Find(new BsonDocument("$and", DeadLetterSearch.Of(filter)))
            .Sort(new BsonDocument { ["ended_at"] = 1, ["_id"] = 1 }).Limit(most).ToListAsync(cancellationToken).ConfigureAwait(false);
        var places = rows.Select((row, nth) => (Id: row.Id("_id"), nth)).ToDictionary(one => one.Id, one => one.nth);
        var changed = 0L;
        var record = trail.Record(fact, now);
        var commits = rows.GroupBy(row => row.Text("user_id"), row => row.Id("_id"), StringComparer.Ordinal)
            .SelectMany(own => own.Chunk(MostInCommit).Select((ids, nth) => (UserId: own.Key, Ids: ids, nth)));
        foreach (var round in commits.GroupBy(commit => commit.nth))
        {
            var own = round.ToDictionary(commit => commit.UserId, commit => commit.Ids, StringComparer.Ordinal);
            var changes = new ManyChanges<int>(
                person => ChangeAsync(person, own[person.UserId], row => change(row, places[row.Id("_id")]), record), (_, some) => changed += some)
            {
                Ahead = ahead => ahead.ReadAsync(MongoTables.Deliveries, "_id", own.Values.SelectMany(ids => ids).Select(Field.Of)),
            };
            await people.ChangeAsync(own.Keys, now, changes, cancellationToken).ConfigureAwait(false);
        }

        return changed > 0 ? changed : await RecordAsync(fact, 0, now, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> ChangeAsync(PersonChange person, Guid[] ids, Action<BsonDocument> change, JournalWrite record)
    {
        var found = await person.DeliveriesAsync("_id", ids).ConfigureAwait(false);
        found.RemoveAll(row => row.Choice<DeliveryState>("state") != DeliveryState.Dead);
        foreach (var row in found)
        {
            change(row);
            person.Put(MongoTables.Deliveries, row);
        }

        person.AddIf(found.Count > 0, record);
        return found.Count;
    }

    private async Task<long> RecordAsync(AuditFact fact, long changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await tables.Of(MongoTables.Audit).InsertOneAsync(trail.Write(fact, now), cancellationToken: cancellationToken).ConfigureAwait(false);
        return changed;
    }
}
