using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>An index that the store needs.</summary>
internal sealed record StoreIndex(string Collection, string Name, BsonDocument Keys, bool IsUnique = false, TimeSpan? ExpireAfter = null, bool IsSparse = false)
{
    // Long after our own worker settled what expired: it is for stores whose host has none.
    private static readonly TimeSpan LateNet = TimeSpan.FromDays(90);
    private static readonly TimeSpan SignalsKept = TimeSpan.FromMinutes(5);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StoreIndex> All { get; } =
    [
        Of(MongoTables.Items, "user_by_sequence", ("user_id", 1), ("listed", 1), ("sequence", -1)),
        Of(MongoTables.Items, "user_by_recency", ("user_id", 1), ("created_at", -1)),
        Of(MongoTables.Items, "user_read_by_recency", ("user_id", 1), ("read", 1), ("created_at", -1)),
        Of(MongoTables.Items, "user_by_word", ("user_id", 1), ("words", 1)),
        Of(MongoTables.Items, "type_by_recency", ("type", 1), ("created_at", -1)),
        Of(MongoTables.Items, "by_recency", ("created_ticks", 1)),
        Of(MongoTables.Items, "unsettled", ("expired", 1), ("expires_ticks", 1)),
        Of(MongoTables.Items, "answers", ("publication_id", 1), ("answer_place", 1)),
        Of(MongoTables.Items, "of_publication", ("publication_id", 1), ("user_id", 1)),
        Of(MongoTables.Items, "late_net", ("expires_at", 1)) with { ExpireAfter = LateNet },
        Of(MongoTables.Deliveries, "queue", ("channel", 1), ("queued", 1), ("turn", 1), ("_id", 1)),
        Of(MongoTables.Deliveries, "ready", ("channel", 1), ("queued", 1), ("ready_at", 1)),
        Of(MongoTables.Deliveries, "channel_by_state", ("channel", 1), ("state", 1)),
        Of(MongoTables.Deliveries, "open", ("user_id", 1), ("open", 1)),
        Of(MongoTables.Deliveries, "behind", ("after_failure_of", 1)) with { IsSparse = true },
        Of(MongoTables.Deliveries, "carriers", ("members.item", 1)),
        Of(MongoTables.Deliveries, "ended", ("state", 1), ("ended_at", -1), ("_id", -1)),
        Of(MongoTables.Publications, "first_of_key", ("producer", 1), ("dedupe_key", 1)) with { IsUnique = true },
        Of(MongoTables.Publications, "unrouted", ("routed", 1), ("due_at", 1), ("_id", 1)),
        Of(MongoTables.Publications, "by_acceptance", ("accepted_at", 1), ("_id", 1)),
        Of(MongoTables.Publications, "by_audience", ("audience", 1)),
        Of(MongoTables.Documents, "by_kind", ("kind", 1), ("live", 1), ("owner", 1), ("name", 1)),
        Of(MongoTables.Documents, "by_owner", ("owner", 1)),
        Of(MongoTables.Books, "by_address", ("contacts.address_hash", 1)),
        Of(MongoTables.Engagements, "by_item", ("item_id", 1)),
        Of(MongoTables.Engagements, "by_user", ("user_id", 1)),
        Of(MongoTables.Messages, "by_user", ("user_id", 1)),
        Of(MongoTables.Messages, "by_delivery", ("delivery_id", 1)),
        Of(MongoTables.Audit, "by_recency", ("at", -1), ("_id", -1)),
        Of(MongoTables.Audit, "by_actor", ("actor", 1)),
        Of(MongoTables.Audit, "by_target", ("target", 1)),
        Of(MongoTables.Signals, "late_net", ("at", 1)) with { ExpireAfter = SignalsKept },
        .. Roots.Select(root => Of(root, "unfinished", ("dirty", 1)) with { IsSparse = true }),
    ];

    private static IReadOnlyList<string> Roots => [MongoTables.States, MongoTables.Documents, MongoTables.Books, MongoTables.Addresses];

    /// <summary>For the driver.</summary>
    public CreateIndexModel<BsonDocument> ToModel() => new(
        Keys, new CreateIndexOptions { Name = Name, Unique = IsUnique ? true : null, Sparse = IsSparse ? true : null, ExpireAfter = ExpireAfter });

    /// <summary>Whether what the database tells of an index does what this one is for, whatever its name.</summary>
    public bool IsLike(BsonDocument told) =>
        HasKeys(told)
        && told.Flag("unique") == IsUnique
        && told.Flag("sparse") == IsSparse
        && !told.Has("partialFilterExpression")
        && !told.Has("collation")
        && (told.Has("expireAfterSeconds") ? told.Number("expireAfterSeconds") : (long?)null) == (long?)ExpireAfter?.TotalSeconds;

    /// <summary>Whether an index of the database has this one's name.</summary>
    public bool HasName(BsonDocument told) => told.Text("name") == Name;

    /// <summary>Whether it has the same fields in the same order and directions.</summary>
    public bool HasKeys(BsonDocument told) => told["key"].AsBsonDocument.Elements.Select(Place).SequenceEqual(Keys.Elements.Select(Place));

    // Indexes of other kinds, over texts or places, have a word instead of a direction.
    private static (string Field, long Direction) Place(BsonElement key) => (key.Name, key.Value.IsNumeric ? key.Value.ToInt64() : 0);

    private static StoreIndex Of(string collection, string name, params (string Field, int Direction)[] keys) =>
        new(collection, name, new BsonDocument(keys.Select(key => new BsonElement(key.Field, key.Direction))));
}
