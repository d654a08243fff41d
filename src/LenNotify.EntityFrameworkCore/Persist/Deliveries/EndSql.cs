namespace LenNotify;

/// <summary>What follows for those that wait, when deliveries end.</summary>
internal static class EndSql
{
    /// <summary>What waited for these failures is due now, or at its own instant if that is later.</summary>
    public const string FreeWaiting =
        """
        UPDATE {deliveries} SET due_at = CASE WHEN due_at > @2 THEN due_at ELSE @2 END,
            turn = CASE WHEN turn > @2 THEN turn ELSE @2 END,
            state = CASE WHEN due_at > @2 THEN 0 ELSE 1 END, wake_at = CASE WHEN due_at > @2 THEN due_at END
        WHERE after_failure_of {any 1} AND state = 3
        """;

    /// <summary>What waited for a failure of these is not wanted any more, nor what waits for that.</summary>
    public const string DropWaiting =
        """
        WITH RECURSIVE gone AS (
            SELECT d.id FROM {deliveries} d WHERE d.after_failure_of {any 1} AND d.state = 3
            UNION SELECT d.id FROM {deliveries} d JOIN gone g ON d.after_failure_of = g.id WHERE d.state = 3)
        UPDATE {deliveries} SET state = 6, open = FALSE, ended_at = @2 WHERE id IN (SELECT g.id FROM gone g)
        """;

    /// <summary>
    /// What was dropped when this one arrived, and it never did: it is due now, or at its own instant if that is later, and
    /// what waits for that waits again. What was judged away or expired carries nothing, and stays dropped.
    /// </summary>
    public const string BringBack =
        """
        WITH RECURSIVE kin AS (
            SELECT k.delivery_id AS id FROM {members} m JOIN {members} k ON k.item_id = m.item_id AND k.left_at IS NULL WHERE m.delivery_id = @1),
        back AS (
            SELECT d.id FROM kin JOIN {deliveries} d ON d.id = kin.id WHERE d.after_failure_of = @1 AND d.state = 6 AND d.attempts = 0
            UNION SELECT d.id FROM back b JOIN {deliveries} d ON d.after_failure_of = b.id JOIN kin ON kin.id = d.id WHERE d.state = 6 AND d.attempts = 0)
        UPDATE {deliveries} SET ended_at = NULL,
            due_at = CASE WHEN after_failure_of <> @1 OR due_at > @2 THEN due_at ELSE @2 END,
            turn = CASE WHEN after_failure_of <> @1 OR turn > @2 THEN turn ELSE @2 END,
            state = CASE WHEN after_failure_of <> @1 THEN 3 WHEN due_at > @2 THEN 0 ELSE 1 END,
            wake_at = CASE WHEN after_failure_of = @1 AND due_at > @2 THEN due_at END
        WHERE id IN (SELECT b.id FROM back b) AND EXISTS (SELECT 1 FROM {deliveries} a WHERE a.id = @1 AND a.state = 5)
        """;

    public const string InsertAttempts =
        """
        INSERT INTO {attempts} (delivery_id, channel, number, started_at, ended_at, state, cause)
        SELECT r.delivery_id, r.channel, r.number, r.started_at, r.ended_at, r.state, r.cause
        FROM {rows delivery_id:uuid channel:text number:integer started_at:bigint ended_at:bigint state:smallint cause:text}
        """;

    /// <summary>The values of <see cref="InsertAttempts"/>.</summary>
    public static object?[] Attempts(IReadOnlyList<Storage.AttemptEntry> rows) =>
    [
        Column.Of(rows, row => row.DeliveryId),
        Column.Of(rows, row => row.Channel),
        Column.Of(rows, row => row.Number),
        Column.Of(rows, row => row.StartedAt.UtcTicks),
        Column.Of(rows, row => Column.Ticks(row.EndedAt)),
        Column.Of(rows, row => (short?)row.State),
        Column.Of(rows, row => row.Cause),
    ];
}
