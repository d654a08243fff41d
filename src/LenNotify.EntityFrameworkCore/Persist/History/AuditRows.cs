using LenNotify.Storage;

namespace LenNotify;

/// <summary>How a fact of the record is written and read.</summary>
internal static class AuditRows
{
    private const string InsertText =
        """
        INSERT INTO {audit} (actor, action, target, outcome, at)
        SELECT r.actor, r.action, r.target, r.outcome, r.at FROM {rows actor:text action:text target:text outcome:text at:bigint}
        """;

    /// <summary>Adds the fact to a batch: it commits with the write that it describes.</summary>
    public static SqlBatch Record(this SqlBatch batch, AuditFact fact, DateTimeOffset now) =>
        batch.Add(InsertText, new[] { fact.Actor }, new[] { fact.Action }, new[] { fact.Target }, new[] { fact.Outcome }, new[] { now.UtcTicks });

    /// <summary>A fact after its id.</summary>
    public static (long Id, AuditEntry Entry) Read(RowReader row) =>
        (row.Number(), new AuditEntry(new AuditFact(row.Text(), row.Text(), row.Text(), row.Text()), row.Instant()));
}
