namespace LenNotify;

/// <summary>The statements of holds that come as one. The people are locked.</summary>
internal static class HoldSql
{
    // What was replayed counts its attempts anew, and still has those before.
    public const string Tried = "SELECT DISTINCT a.delivery_id FROM {attempts} a WHERE a.delivery_id {any 1}";

    public const string Find =
        """
        SELECT DISTINCT d.id, d.user_id, d.channel, d.target_id, d.join_key FROM {rows user_id:text channel:text target_id:uuid join_key:text}
        JOIN {deliveries} d ON d.open AND d.user_id = r.user_id AND d.channel = r.channel AND d.target_id = r.target_id AND d.join_key = r.join_key
        """;

    public const string Become =
        "UPDATE {deliveries} AS d SET join_key = r.join_key, open = TRUE FROM {rows id:uuid join_key:text} WHERE d.id = r.id";

    public const string Raise =
        """
        UPDATE {deliveries} AS d SET priority = r.priority FROM {rows id:uuid priority:smallint} WHERE d.id = r.id AND d.priority < r.priority
        """;

    public const string WaitForBundle =
        """
        UPDATE {deliveries} AS d SET after_failure_of = r.bundle FROM {rows id:uuid bundle:uuid} WHERE d.after_failure_of = r.id AND d.state = 3
        """;
}
