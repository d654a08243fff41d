namespace LenNotify;

/// <summary>The statements that complete.</summary>
internal static class CompletionSql
{
    /// <summary>Locks the people whose starts are taken back.</summary>
    public const string LockReleased = $$"""
        SELECT {{StateRows.Columns}} FROM {states} s
        WHERE s.user_id IN (SELECT d.user_id FROM {deliveries} d WHERE d.id {any 1} AND d.lease_owner = @2 AND d.running)
        ORDER BY s.user_id{ordinal} {lock}
        """;

    /// <summary>What is given back, with what it carries.</summary>
    public const string Released = $$"""
        SELECT {{DueRow.Columns}}, {{ItemRows.Columns}} FROM {deliveries} d
        {{DueRow.Items}}
        WHERE d.id {any 1} AND d.lease_owner = @2 AND d.running ORDER BY d.turn, d.id, {{DueRow.OldestFirst}}
        """;

    /// <summary>
    /// Ties the provider's references to deliveries, and answers what it said of them already. The row is locked by it, so
    /// that a report comes wholly before or wholly after.
    /// </summary>
    public const string Tie =
        """
        INSERT INTO {messages} AS m (channel, reference, delivery_id)
        SELECT t.channel, t.reference, t.id FROM (
            SELECT d.channel, r.reference, d.id, ROW_NUMBER() OVER (PARTITION BY d.channel, r.reference ORDER BY d.id) AS nth
            FROM {rows id:uuid reference:text} JOIN {deliveries} d ON d.id = r.id) t
        WHERE t.nth = 1 ORDER BY t.channel, t.reference
        ON CONFLICT (channel, reference) DO UPDATE SET delivery_id = excluded.delivery_id RETURNING m.delivery_id, m.reached, m.status
        """;

    /// <summary>Writes how attempts ended, where the lease still is this owner's.</summary>
    public const string Write =
        """
        UPDATE {deliveries} AS d SET state = r.state, running = FALSE, lease_owner = NULL,
            due_at = COALESCE(r.until, d.due_at), turn = COALESCE(r.until, d.turn),
            wake_at = CASE WHEN r.state = 0 THEN r.until END,
            attempts = CASE WHEN r.uncounted THEN d.attempts - 1 ELSE d.attempts END,
            caps_taken = d.caps_taken AND NOT (r.released AND d.takes_caps),
            first_attempt_at = CASE WHEN r.released AND d.first_attempt_at = d.started_at THEN NULL ELSE d.first_attempt_at END,
            ended_at = CASE WHEN r.state IN (4, 5) THEN @2 END, cause = CASE WHEN r.state = 5 THEN r.cause END
        FROM {rows id:uuid state:smallint until:bigint uncounted:boolean released:boolean cause:text}
        WHERE d.id = r.id AND d.lease_owner = @1 AND d.running
        RETURNING d.id, d.channel, d.attempts, d.started_at
        """;

    /// <summary>What the provider had refused before it was completed.</summary>
    public const string Refuse =
        """
        UPDATE {deliveries} AS d SET state = 5, cause = r.cause FROM {rows id:uuid cause:text} WHERE d.id = r.id AND d.state = 4
        """;

    public const string Extend =
        """
        UPDATE {deliveries} SET state = 2, wake_at = @3 WHERE id {any 1} AND lease_owner = @2 AND running RETURNING id
        """;

    /// <summary>Keeps a report if it says more than the one before: an end outweighs what was under way, and the first end stays.</summary>
    public const string Report =
        """
        INSERT INTO {messages} AS m (channel, reference, reached, status, at)
        SELECT @1, @2, r.reached, r.status, r.at FROM {rows reached:boolean status:text at:bigint} WHERE TRUE
        ON CONFLICT (channel, reference) DO UPDATE SET reached = excluded.reached, status = excluded.status, at = excluded.at
        WHERE m.reached IS NULL AND (excluded.reached IS NOT NULL OR m.at IS NULL OR excluded.at >= m.at)
        RETURNING m.delivery_id
        """;

    /// <summary>A delivered one that did not reach the person after all.</summary>
    public const string Lose = "UPDATE {deliveries} SET state = 5, cause = @2, ended_at = @3 WHERE id = @1 AND state = 4";

    public const string Status =
        """
        SELECT q.channel, SUM(q.due), SUM(q.waiting), SUM(q.claimed), MIN(q.oldest), MIN(q.next) FROM (
            SELECT d.channel, 1 AS due, 0 AS waiting, 0 AS claimed, d.due_at AS oldest, CAST(NULL AS bigint) AS next
            FROM {deliveries} d WHERE d.channel {any 1} AND d.state = 1
            UNION ALL
            SELECT d.channel, CASE WHEN d.wake_at <= @2 THEN 1 ELSE 0 END, CASE WHEN d.state = 0 AND d.wake_at > @2 THEN 1 ELSE 0 END,
                CASE WHEN d.state = 2 AND d.wake_at > @2 THEN 1 ELSE 0 END, CASE WHEN d.wake_at <= @2 THEN d.due_at END,
                CASE WHEN d.state = 0 AND d.wake_at > @2 THEN d.wake_at END
            FROM {deliveries} d WHERE d.channel {any 1} AND d.state IN (0, 2)
            UNION ALL
            SELECT d.channel, 0, 1, 0, NULL, NULL FROM {deliveries} d WHERE d.channel {any 1} AND d.state = 3) q
        GROUP BY q.channel
        """;
}
