using MongoDB.Bson;

namespace LenNotify;

/// <summary>Pages by where the last one ended.</summary>
internal static class Keyset
{
    /// <summary>What comes after this place, where the newest comes first.</summary>
    public static BsonDocument Before(string name, long place, BsonValue id) => new("$or", new BsonArray
    {
        new BsonDocument(name, new BsonDocument("$lt", place)),
        new BsonDocument { [name] = place, ["_id"] = new BsonDocument("$lt", id) },
    });

    /// <summary>The same for an id of ours.</summary>
    public static BsonDocument Before(string name, long place, Guid id) => Before(name, place, Field.Of(id));
}
