namespace LenNotify;

/// <summary>What is held until one instant comes as one: rows move into the open bundle of their key, or the first of them becomes it.</summary>
internal static class HoldSql
{
    /// <summary>A bundle is as urgent as the most urgent of what comes into it.</summary>
    public const string Raise =
        $$"""
        UPDATE {deliveries} AS d SET priority = h.priority
        FROM (SELECT x.into_id, MAX(x.priority) AS priority FROM ({{Into}}) x GROUP BY x.into_id) h
        WHERE d.id = h.into_id AND d.priority < h.priority
        """;

    /// <summary>Moves what the rows carry.</summary>
    public const string Move =
        $$"""
        UPDATE {members} AS m SET delivery_id = x.into_id FROM ({{Into}}) x WHERE m.delivery_id = x.id AND x.into_id <> x.id
        """;

    /// <summary>Opens the bundle that is none yet.</summary>
    public const string Open =
        $$"""
        UPDATE {deliveries} AS d SET join_key = x.join_key, open = TRUE FROM ({{Into}}) x WHERE d.id = x.id AND x.into_id = x.id
        """;

    /// <summary>Ends the rows that carry nothing any more.</summary>
    public const string Drop =
        $$"""
        UPDATE {deliveries} AS d SET state = 6, open = FALSE, wake_at = NULL, ended_at = @1
        FROM ({{Into}}) x WHERE d.id = x.id AND x.into_id <> x.id
        """;

    // The same answer for each of the statements: opening a bundle makes the first of its rows what it was before.
    private const string Into =
        """
        SELECT h.id, COALESCE(b.id, r.first) AS into_id, r.join_key, h.priority
        FROM {rows id:uuid first:uuid join_key:text}
        JOIN {deliveries} h ON h.id = r.id
        LEFT JOIN {deliveries} b ON b.user_id = h.user_id AND b.channel = h.channel AND b.target_id = h.target_id
            AND b.join_key = r.join_key AND b.open
        """;
}
