using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>How a fact of the record is written and read. Ids ascend, so that facts of one instant keep their order.</summary>
internal sealed class AuditTrail(Ids ids)
{
    /// <summary>The write that records a fact with the commit that it describes.</summary>
    public JournalWrite Record(AuditFact fact, DateTimeOffset now) => JournalWrite.Adding(MongoTables.Audit, Write(fact, now));

    /// <summary>A fact of no commit.</summary>
    public BsonDocument Write(AuditFact fact, DateTimeOffset now) => new()
    {
        ["_id"] = Field.Of(ids.Next(now)),
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
