using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// One write that follows from a commit. Its text is kept in the committed document until it is done, so doing it twice, or
/// late, must change nothing: it only ever replaces what an earlier commit of the same root wrote.
/// </summary>
internal sealed record JournalWrite(string Collection, string Kind, BsonValue Id, BsonDocument? Content)
{
    private const string Put = "put";
    private const string Set = "set";
    private const string Add = "add";
    private const string Touch = "touch";
    private const string Remove = "remove";
    private const string Clear = "clear";

    /// <summary>Writes a document of this root over its older self, or makes it.</summary>
    public static JournalWrite Putting(string collection, BsonDocument content) => new(collection, Put, content["_id"], content);

    /// <summary>Writes some fields of a document of this root over their older selves: what is large in it is not carried along.</summary>
    public static JournalWrite Setting(string collection, BsonValue id, BsonDocument fields) => new(collection, Set, id, fields);

    /// <summary>Adds a document that nobody changes; one that is there already stays.</summary>
    public static JournalWrite Adding(string collection, BsonDocument content) => new(collection, Add, content["_id"], content);

    /// <summary>Gives a root of its own another version, once.</summary>
    public static JournalWrite Touching(string collection, BsonValue id) => new(collection, Touch, id, new BsonDocument("token", Field.Of(Token.Next())));

    /// <summary>Removes a document of this root.</summary>
    public static JournalWrite Removing(string collection, BsonValue id) => new(collection, Remove, id, null);

    /// <summary>Removes whatever older commits wrote with this text in this field.</summary>
    public static JournalWrite Clearing(string collection, string field, string text) => new(collection, Clear, BsonNull.Value, new BsonDocument(field, text));

    /// <summary>What <see cref="ToBson"/> made.</summary>
    public static JournalWrite Read(BsonDocument stored) =>
        new(stored.Text("collection"), stored.Text("kind"), stored["id"], stored.Has("content") ? stored["content"].AsBsonDocument : null);

    /// <summary>As it is kept with the commit.</summary>
    public BsonDocument ToBson() => new()
    {
        ["collection"] = Collection,
        ["kind"] = Kind,
        ["id"] = Id,
        ["content"] = Content is null ? BsonNull.Value : Content,
    };

    /// <summary>The write itself, of the commit with this number.</summary>
    public WriteModel<BsonDocument> ToModel(long commit)
    {
        var older = new BsonDocument { ["_id"] = Id, ["commit"] = new BsonDocument("$lt", commit) };
        switch (Kind)
        {
            case Put:
                return new ReplaceOneModel<BsonDocument>(older, new BsonDocument(Content!) { ["commit"] = commit }) { IsUpsert = true };
            case Set:
                return new UpdateOneModel<BsonDocument>(older, new BsonDocument("$set", new BsonDocument(Content!) { ["commit"] = commit }));
            case Add:
                var added = new BsonDocument(Content!) { ["commit"] = commit };
                added.Remove("_id");
                return new UpdateOneModel<BsonDocument>(new BsonDocument("_id", Id), new BsonDocument("$setOnInsert", added)) { IsUpsert = true };
            case Touch:
                var token = Content!["token"];
                return new UpdateOneModel<BsonDocument>(
                    new BsonDocument { ["_id"] = Id, ["touched"] = new BsonDocument("$ne", token) },
                    new BsonDocument
                    {
                        ["$inc"] = new BsonDocument { ["version"] = 1L, ["commit"] = 1L },
                        ["$set"] = new BsonDocument("touched", token),
                    });
            case Clear:
                return new DeleteManyModel<BsonDocument>(new BsonDocument(Content!) { ["commit"] = new BsonDocument("$lt", commit) });
            default:
                return new DeleteOneModel<BsonDocument>(older);
        }
    }
}
