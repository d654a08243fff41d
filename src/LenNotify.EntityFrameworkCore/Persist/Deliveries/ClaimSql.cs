using System.Globalization;

namespace LenNotify;

/// <summary>
/// The statements of a claim. What is due is first made ready, in a write of its own that waits for nobody; then ready rows
/// are taken by turn, of people whom nobody else has locked.
/// </summary>
internal static class ClaimSql
{
    /// <summary>Makes ready what came due, and what was claimed by someone whose lease ran out.</summary>
    public const string Promote =
        """
        WITH due AS MATERIALIZED (
            SELECT f.id FROM {deliveries} f WHERE f.channel = @1 AND f.state IN (0, 2) AND f.wake_at <= @2
            ORDER BY f.wake_at LIMIT 1000 {skip f})
        UPDATE {deliveries} AS d SET state = 1, wake_at = NULL FROM due WHERE d.id = due.id
        """;

    public const string InsertChannel = "INSERT INTO {channels} (channel, rate) VALUES (@1, @2) ON CONFLICT DO NOTHING";

    public const string LockChannel = "SELECT c.rate FROM {channels} c WHERE c.channel = @1 {lock}";

    public const string KeepRate = "UPDATE {channels} SET rate = @2 WHERE channel = @1";

    /// <summary>The states of people who are locked already.</summary>
    public const string States = $"SELECT {StateRows.Columns} FROM {{states}} s WHERE s.user_id {{any 1}}";

    /// <summary>Locks a row that someone may still be completing; it is not there any more when that was done.</summary>
    public const string LockUnfinished = "SELECT d.id FROM {deliveries} d WHERE d.id = @1 AND d.state = 1 {lock}";

    /// <summary>Writes what became of the judged rows.</summary>
    public const string Write =
        """
        UPDATE {deliveries} AS d SET state = r.state, open = d.open AND r.state IN (0, 1), running = r.state = 2,
            due_at = CASE WHEN r.state = 2 THEN d.due_at ELSE COALESCE(r.until, d.due_at) END,
            turn = CASE WHEN r.state = 2 THEN d.turn ELSE COALESCE(r.until, d.turn) END,
            wake_at = CASE WHEN r.state IN (0, 2) THEN r.until END,
            attempts = CASE WHEN r.state = 2 THEN d.attempts + 1 ELSE d.attempts END,
            takes_caps = CASE WHEN r.state = 2 THEN NOT d.caps_taken ELSE d.takes_caps END,
            caps_taken = d.caps_taken OR r.state = 2,
            started_at = CASE WHEN r.state = 2 THEN @1 ELSE d.started_at END,
            first_attempt_at = CASE WHEN r.state = 2 THEN COALESCE(d.first_attempt_at, @1) ELSE d.first_attempt_at END,
            lease_owner = CASE WHEN r.state = 2 THEN @2 END,
            ended_at = CASE WHEN r.state = 6 THEN @1 END
        FROM {rows id:uuid state:smallint until:bigint} WHERE d.id = r.id
        """;

    public const string LeaveMembers =
        """
        UPDATE {members} AS m SET left_at = @1 FROM {rows delivery_id:uuid item_id:uuid}
        WHERE m.delivery_id = r.delivery_id AND m.item_id = r.item_id
        """;

    public const string InsertRulings =
        """
        INSERT INTO {rulings} (item_id, delivery_id, channel, verdict, reason, until, at)
        SELECT r.item_id, r.delivery_id, @1, r.verdict, r.reason, r.until, @2
        FROM {rows item_id:uuid delivery_id:uuid verdict:smallint reason:smallint until:bigint}
        """;

    /// <summary>When the next may start by itself. Ordered, because the planner would rather read a table that is full of what is done than the index.</summary>
    public const string Again =
        """
        SELECT COALESCE(
            (SELECT CAST(@2 AS bigint) FROM {deliveries} d WHERE d.channel = @1 AND d.state = 1 ORDER BY d.turn, d.id LIMIT 1),
            (SELECT MIN(d.wake_at) FROM {deliveries} d WHERE d.channel = @1 AND d.state IN (0, 2)))
        """;

    /// <summary>The ready rows of locked people, by turn.</summary>
    public const string Rows = $$"""
        SELECT {{DueRow.Columns}}, {{ItemRows.Columns}} FROM (
            SELECT f.* FROM {deliveries} f WHERE f.channel = @1 AND f.state = 1 AND f.user_id {any 2}
            ORDER BY f.turn, f.id LIMIT @3) d
        {{DueRow.Items}}
        ORDER BY d.turn, d.id, {{DueRow.OldestFirst}}
        """;

    /// <summary>Locks the people whose turn it is; those whom someone else has locked are passed over.</summary>
    public static string LockPeople(int slots) => string.Create(CultureInfo.InvariantCulture, $$"""
        SELECT s.user_id FROM {deliveries} d JOIN {states} s ON s.user_id = d.user_id
        WHERE d.channel = @1 AND d.state = 1 ORDER BY d.turn, d.id LIMIT {{Rounded(slots)}} {skip s}
        """);

    /// <summary>The people whose turn it is, locked or not.</summary>
    public static string Candidates(int slots) => string.Create(CultureInfo.InvariantCulture, $$"""
        SELECT DISTINCT c.user_id FROM (
            SELECT d.user_id FROM {deliveries} d WHERE d.channel = @1 AND d.state = 1 ORDER BY d.turn, d.id LIMIT {{Rounded(slots)}}) c
        """);

    // A limit that the planner knows gives the right plan; rounded, there are few statements to prepare.
    private static int Rounded(int slots) => slots <= 32 ? slots : (slots + 15) / 16 * 16;
}
