namespace LenNotify;

/// <summary>The statements that remove what is old.</summary>
internal static class PurgeSql
{
    /// <summary>Old items that nothing still has to carry, nor a dead letter; unread ones where they are not kept.</summary>
    public const string OldItems = "SELECT i.id, i.user_id " + Old;

    /// <summary>The same, as they are read.</summary>
    public const string OldItemsWhole = "SELECT " + ItemRows.Columns + " " + Old;

    /// <summary>Items that were offered.</summary>
    public const string Offered = "SELECT i.id, i.user_id FROM {items} i WHERE i.id {any 1}";

    /// <summary>Of these, those that still may go now that the people are locked.</summary>
    public const string StillRemovable = "SELECT i.id, i.user_id FROM {items} i JOIN {states} s ON s.user_id = i.user_id WHERE i.id {any 1} AND " + Removable;

    public const string DeleteRulings = "DELETE FROM {rulings} WHERE item_id {any 1}";

    public const string DeleteEngagements = "DELETE FROM {engagements} WHERE item_id {any 1}";

    public const string DeleteMemberships = "DELETE FROM {members} WHERE item_id {any 1}";

    public const string DeleteItems = "DELETE FROM {items} WHERE id {any 1}";

    public const string OldDeliveries =
        """
        SELECT d.id FROM {deliveries} d WHERE d.state = 5 AND d.ended_at < @1
        UNION ALL SELECT d.id FROM {deliveries} d WHERE d.state IN (4, 6) AND d.ended_at < @1
        LIMIT @2
        """;

    public const string DeleteDeliveries = "DELETE FROM {deliveries} WHERE id {any 1} AND state IN (4, 5, 6) RETURNING id";

    public const string DeleteAttempts = "DELETE FROM {attempts} WHERE delivery_id {any 1}";

    public const string DeleteMessages = "DELETE FROM {messages} WHERE delivery_id {any 1}";

    public const string DeleteMembers = "DELETE FROM {members} WHERE delivery_id {any 1}";

    /// <summary>Old publications; a key outlives what still is to be delivered, and its dead letter.</summary>
    public const string DeletePublications =
        """
        DELETE FROM {publications} WHERE id IN (
            SELECT p.id FROM {publications} p WHERE p.accepted_at < @1 AND p.routed AND NOT EXISTS (
                SELECT 1 FROM {items} i JOIN {members} m ON m.item_id = i.id AND m.left_at IS NULL
                JOIN {deliveries} d ON d.id = m.delivery_id AND d.state IN (0, 1, 2, 3, 5) WHERE i.publication_id = p.id)
            ORDER BY p.accepted_at, p.id LIMIT @2)
        RETURNING id
        """;

    private const string Old = "FROM {items} i JOIN {states} s ON s.user_id = i.user_id WHERE i.created_at < @1 AND " + Removable + " LIMIT @3";

    private const string Removable =
        """
        NOT (@2 AND i.counted AND i.sequence > s.read_up_to) AND NOT EXISTS (
            SELECT 1 FROM {members} m JOIN {deliveries} d ON d.id = m.delivery_id
            WHERE m.item_id = i.id AND m.left_at IS NULL AND d.state IN (0, 1, 2, 3, 5))
        """;
}
