using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Everything held about a person, one collection after the other, streamed.</summary>
internal sealed class Export(MongoTables tables, People people, string userId)
{
    /// <summary>The documents.</summary>
    public async IAsyncEnumerable<StoredDocument> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(userId, cancellationToken).ConfigureAwait(false);
        if (person.IsKnown)
        {
            yield return State(person);
        }

        foreach (var (collection, where, read) in Parts(person))
        {
            using var cursor = await tables.Of(collection).Find(where).Sort(new BsonDocument("_id", 1)).ToCursorAsync(cancellationToken).ConfigureAwait(false);
            while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var document in cursor.Current.SelectMany(read))
                {
                    yield return document;
                }
            }
        }
    }

    private IEnumerable<(string Collection, BsonDocument Where, Func<BsonDocument, IEnumerable<StoredDocument>> Read)> Parts(Person person)
    {
        var own = new BsonDocument("user_id", userId);
        yield return (MongoTables.Items, own, found => [Item(ItemDocuments.Read(found, person))]);
        yield return (MongoTables.Deliveries, own, Delivery);
        yield return (MongoTables.Engagements, own, found => [Engagement(found)]);
        yield return (MongoTables.Books, new BsonDocument("_id", userId), Book);
        yield return (MongoTables.Documents, new BsonDocument { ["owner"] = userId, ["live"] = true }, found => [Kept(found)]);
        yield return (
            MongoTables.Audit,
            new BsonDocument("$or", new BsonArray { new BsonDocument("actor", userId), new BsonDocument("target", userId) }),
            found => [Fact(found)]);
    }

    private StoredDocument Of(string kind, string name, JsonObject content) => new(new DocumentKey(kind, userId, name), 0, content.ToJsonString());

    private StoredDocument State(Person person) => Of("state", "", new JsonObject
    {
        ["sequence"] = person.State.Sequence,
        ["version"] = person.State.Version,
        ["unread"] = person.State.Unread,
        ["read_up_to"] = person.State.ReadUpTo,
        ["activity"] = Convert.ToBase64String(person.State.Activity.ToBytes()),
    });

    private StoredDocument Item(InboxItem item) => Of("item", item.Id.ToString("N"), new JsonObject
    {
        ["sequence"] = item.Sequence,
        ["priority"] = Field.Of(item.Priority).AsString,
        ["listed"] = item.Listed,
        ["created_at"] = item.CreatedAt,
        ["read_at"] = item.ReadAt,
        ["dismissed_at"] = item.DismissedAt,
        ["notification"] = JsonNode.Parse(item.Notification.ToJson()),
        ["decisions"] = new JsonArray([.. item.Decisions.Select(decision => Ruling(decision, null))]),
    });

    // A delivery, then its attempts, then what was ruled when it was due.
    private IEnumerable<StoredDocument> Delivery(BsonDocument from)
    {
        var id = from.Id("_id").ToString("N");
        yield return Of("delivery", id, new JsonObject
        {
            ["channel"] = from.Text("channel"),
            ["state"] = from.Text("state"),
            ["due_at"] = from.Instant("due_at"),
            ["attempts"] = from.Number("attempts"),
            ["cause"] = from.TextOrNull("cause"),
        });
        foreach (var (attempt, nth) in from["log"].AsBsonArray.Select((attempt, nth) => (attempt.AsBsonDocument, nth)))
        {
            yield return Of("attempt", Nth(id, nth), new JsonObject
            {
                ["delivery"] = id,
                ["channel"] = from.Text("channel"),
                ["number"] = attempt.Number("number"),
                ["started_at"] = attempt.Instant("started_at"),
                ["ended_at"] = attempt.InstantOrNull("ended_at"),
                ["cause"] = attempt.TextOrNull("cause"),
            });
        }

        foreach (var (ruling, nth) in from["rulings"].AsBsonArray.Select((ruling, nth) => (ruling.AsBsonDocument, nth)))
        {
            var content = Ruling(
                new StoredDecision(from.Text("channel"), ruling.Choice<Verdict>("verdict"), ruling.Choice<Reason>("reason"), ruling.InstantOrNull("until"), false),
                ruling.Instant("at"));
            content["item"] = ruling.Id("item").ToString("N");
            yield return Of("ruling", Nth(id, nth), content);
        }
    }

    private static string Nth(string id, int nth) => string.Create(CultureInfo.InvariantCulture, $"{id}/{nth}");

    private static JsonObject Ruling(StoredDecision decision, DateTimeOffset? at) => new()
    {
        ["channel"] = decision.Channel,
        ["verdict"] = Field.Of(decision.Verdict).AsString,
        ["reason"] = Field.Of(decision.Reason).AsString,
        ["until"] = decision.Until,
        ["at"] = at,
    };

    private StoredDocument Engagement(BsonDocument from) => Of(
        "engagement",
        $"{from.Id("item_id"):N}/{from.Text("kind")}/{from.Text("channel")}/{from.Text("action_key")}",
        new JsonObject
        {
            ["kind"] = from.Text("kind"),
            ["channel"] = from.Text("channel"),
            ["action_key"] = from.Text("action_key"),
            ["at"] = from.Instant("at"),
        });

    private IEnumerable<StoredDocument> Book(BsonDocument from)
    {
        yield return Of("contact_book", "", new JsonObject { ["version"] = from.Number("version"), ["opt_outs"] = JsonNode.Parse(from.Text("opt_outs")) });
        foreach (var contact in from["contacts"].AsBsonArray.Select(contact => contact.AsBsonDocument))
        {
            yield return Of("contact", contact.Id("id").ToString("N"), new JsonObject
            {
                ["channel"] = contact.Text("channel"),
                ["address"] = Convert.ToBase64String(contact.Bytes("address")),
                ["country"] = contact.TextOrNull("country"),
                ["verified_at"] = contact.InstantOrNull("verified_at"),
                ["consent"] = contact.TextOrNull("consent") is { } consent ? JsonNode.Parse(consent) : null,
            });
        }
    }

    private StoredDocument Kept(BsonDocument from) => Of(
        $"document:{from.Text("kind")}",
        from.Text("name"),
        new JsonObject { ["version"] = from.Number("version"), ["content"] = JsonNode.Parse(from.Text("json")) });

    private StoredDocument Fact(BsonDocument from) => Of("audit", from.Id("_id").ToString("N"), new JsonObject
    {
        ["actor"] = from.Text("actor"),
        ["action"] = from.Text("action"),
        ["target"] = from.Text("target"),
        ["outcome"] = from.Text("outcome"),
        ["at"] = from.Instant("at"),
    });
}
