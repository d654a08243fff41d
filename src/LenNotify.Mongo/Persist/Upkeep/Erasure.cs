using System.Text.RegularExpressions;
using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>
/// Removes a person. Publications lose the name first, which may be done again should the process die; all else goes with one
/// commit of the person, and the person's state document last.
/// </summary>
internal sealed class Erasure(MongoTables tables, People people, AuditTrail trail, string userId, DateTimeOffset now)
{
    // What is deleted, by the name that the receipt has for it, and the field that names the person.
    private static readonly (string What, string Collection, string Field)[] Cleared =
    [
        ("engagements", MongoTables.Engagements, "user_id"),
        ("provider_messages", MongoTables.Messages, "user_id"),
        ("deliveries", MongoTables.Deliveries, "user_id"),
        ("items", MongoTables.Items, "user_id"),
        ("contact_books", MongoTables.Books, "_id"),
        ("documents", MongoTables.Documents, "owner"),
    ];

    /// <summary>Erases.</summary>
    public async Task<ErasureReceipt> RunAsync(AuditFact fact, CancellationToken cancellationToken)
    {
        var publications = await ReaddressAsync(cancellationToken).ConfigureAwait(false);
        var removed = await people.ChangeAsync(userId, now, change => ClearAsync(change, trail.Record(fact, now), cancellationToken), cancellationToken).ConfigureAwait(false);
        Count(removed, "publications", publications);
        return new ErasureReceipt(fact.Target, now, removed);
    }

    private static void Count(SortedDictionary<string, long> removed, string what, long count)
    {
        if (count > 0)
        {
            removed[what] = count;
        }
    }

    // Those addressed to nobody else go; others lose the name, and a fan-out whose cursor holds it begins anew.
    private async Task<long> ReaddressAsync(CancellationToken cancellationToken)
    {
        var all = tables.Of(MongoTables.Publications);
        var alone = await all.DeleteManyAsync(new BsonDocument("audience", new BsonArray { userId }), cancellationToken).ConfigureAwait(false);
        await all.UpdateManyAsync(
            new BsonDocument("audience", userId),
            new BsonDocument("$pull", new BsonDocument { ["audience"] = userId, ["direct"] = userId }),
            cancellationToken: cancellationToken).ConfigureAwait(false);
        await all.UpdateManyAsync(
            new BsonDocument { ["routed"] = false, ["cursor"] = new BsonRegularExpression(Regex.Escape(userId)) },
            new BsonDocument("$set", new BsonDocument("cursor", BsonNull.Value)),
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return alone.DeletedCount;
    }

    private async Task<SortedDictionary<string, long>> ClearAsync(PersonChange change, JournalWrite record, CancellationToken cancellationToken)
    {
        SortedDictionary<string, long> removed = new(StringComparer.Ordinal);
        foreach (var (what, collection, field) in Cleared)
        {
            var own = new BsonDocument(field, userId);
            Count(removed, what, await tables.Of(collection).CountDocumentsAsync(own, cancellationToken: cancellationToken).ConfigureAwait(false));
            change.Add(JournalWrite.Clearing(collection, field, userId));
        }

        var facts = new BsonDocument("$or", new BsonArray { new BsonDocument("actor", userId), new BsonDocument("target", userId) });
        Count(removed, "audit_facts", await tables.Of(MongoTables.Audit).CountDocumentsAsync(facts, cancellationToken: cancellationToken).ConfigureAwait(false));
        change.Add(JournalWrite.Clearing(MongoTables.Audit, "actor", userId));
        change.Add(JournalWrite.Clearing(MongoTables.Audit, "target", userId));
        change.Add(record);
        Count(removed, "states", change.Person.IsKnown ? 1 : 0);
        change.Forget();
        return removed;
    }
}
