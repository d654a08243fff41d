using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>How a fact of the record is written and read. Its id ascends, so that facts of one instant keep their order.</summary>
internal static class AuditDocuments
{
    /// <summary>The write that records a fact with the commit that it describes.</summary>
    public static JournalWrite Record(AuditFact fact, DateTimeOffset now) => JournalWrite.Adding(MongoTables.Audit, Write(fact, now));

    /// <summary>A fact of no commit.</summary>
    public static BsonDocument Write(AuditFact fact, DateTimeOffset now) => new()
    {
        ["_id"] = ObjectId.GenerateNewId(),
        ["actor"] = fact.Actor,
        ["action"] = fact.Action,
        ["target"] = fact.Target,
        ["outcome"] = fact.Outcome,
        ["at"] = Field.Of(now),
        ["commit"] = 0L,
    };

    /// <summary>A fact.</summary>
    public static AuditEntry Read(BsonDocument from) =>
        new(new AuditFact(from.Text("actor"), from.Text("action"), from.Text("target"), from.Text("outcome")), from.Instant("at"));
}
