namespace LenNotify;

/// <summary>The statements that settle what expired and remove what is old. People are locked before anything of theirs changes.</summary>
internal static class ExpirySql
{
    public const string Expired =
        """
        SELECT i.id, i.user_id FROM {items} i WHERE NOT i.expired AND i.expires_at IS NOT NULL AND i.expires_at <= @1
        ORDER BY i.expires_at LIMIT @2
        """;

    /// <summary>Of these, those that nobody settled or removed before the people were locked.</summary>
    public const string StillUnsettled = "SELECT i.id, i.user_id FROM {items} i WHERE i.id {any 1} AND NOT i.expired";

    /// <summary>Takes items out of their people's counts; the version tells clients that something left the list.</summary>
    public const string Uncount =
        """
        UPDATE {states} AS u SET version = u.version + c.shown, revision = u.revision + 1, unread = u.unread - c.counted
        FROM (SELECT i.user_id, COUNT(CASE WHEN i.counted AND i.sequence > s.read_up_to THEN 1 END) AS counted,
                MAX(CASE WHEN i.listed AND i.dismissed_at IS NULL THEN 1 ELSE 0 END) AS shown
            FROM {items} i JOIN {states} s ON s.user_id = i.user_id WHERE i.id {any 1} GROUP BY i.user_id) c
        WHERE u.user_id = c.user_id
        """;

    public const string Settle = "UPDATE {items} SET expired = TRUE, counted = FALSE WHERE id {any 1}";

    /// <summary>Says in the history why it did not go out. What is under way is left to its owner.</summary>
    public const string Rule =
        """
        INSERT INTO {rulings} (item_id, delivery_id, channel, verdict, reason, until, at)
        SELECT m.item_id, m.delivery_id, d.channel, @3, @4, NULL, @2 FROM {members} m JOIN {deliveries} d ON d.id = m.delivery_id
        WHERE m.item_id {any 1} AND m.left_at IS NULL AND d.state IN (0, 1, 3) AND NOT d.running
        """;

    public const string Leave =
        """
        UPDATE {members} SET left_at = @2 WHERE item_id {any 1} AND left_at IS NULL AND delivery_id IN (
            SELECT d.id FROM {deliveries} d JOIN {members} m ON m.delivery_id = d.id
            WHERE m.item_id {any 1} AND d.state IN (0, 1, 3) AND NOT d.running)
        """;

    /// <summary>Drops what carries nothing any more.</summary>
    public const string Drop =
        """
        UPDATE {deliveries} SET state = 6, open = FALSE, ended_at = @2, wake_at = NULL
        WHERE id IN (SELECT m.delivery_id FROM {members} m WHERE m.item_id {any 1}) AND state IN (0, 1, 3) AND NOT running
            AND NOT EXISTS (SELECT 1 FROM {members} k WHERE k.delivery_id = {deliveries}.id AND k.left_at IS NULL)
        RETURNING id
        """;
}
