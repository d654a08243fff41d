namespace LenNotify;

/// <summary>The statements of an append.</summary>
internal static class AppendSql
{
    /// <summary>Who holds claimed publications, locked.</summary>
    public const string LockClaims = "SELECT p.id, p.lease_owner FROM {publications} p WHERE p.id {any 1} ORDER BY p.id {lock}";

    /// <summary>Moves cursors on and renews their leases, or gives claims up.</summary>
    public const string MoveClaims =
        """
        UPDATE {publications} AS p SET cursor = CASE WHEN r.put_off THEN p.cursor ELSE r.cursor END,
            routed = r.routed, claims = CASE WHEN r.put_off THEN p.claims ELSE 0 END,
            lease_owner = CASE WHEN r.put_off OR r.routed THEN NULL ELSE p.lease_owner END,
            lease_until = r.until
        FROM {rows id:uuid cursor:text routed:boolean put_off:boolean until:bigint} WHERE p.id = r.id
        """;

    public const string InsertItems =
        """
        INSERT INTO {items} (id, publication_id, user_id, sequence, notification, type, severity, priority, listed, counted,
            decisions, created_at, expires_at, expired, answer_place, answer_unread, words)
        SELECT r.id, r.publication_id, r.user_id, r.sequence, r.notification, r.type, r.severity, r.priority, r.listed, r.counted,
            r.decisions, r.created_at, r.expires_at, r.expired, r.answer_place, r.answer_unread, {words r.words}
        FROM {rows id:uuid publication_id:uuid user_id:text sequence:bigint notification:text type:text severity:smallint
            priority:smallint listed:boolean counted:boolean decisions:text created_at:bigint expires_at:bigint expired:boolean
            answer_place:integer answer_unread:bigint words:text}
        """;

    public const string InsertDeliveries =
        """
        INSERT INTO {deliveries} AS d (id, user_id, channel, target_id, priority, join_key, open, unless_read, after_failure_of,
            state, due_at, turn, wake_at, attempts, running, caps_taken, takes_caps)
        SELECT r.id, r.user_id, r.channel, r.target_id, r.priority, r.join_key, r.join_key IS NOT NULL, r.unless_read, r.after_failure_of,
            r.state, r.due_at, r.turn, CASE WHEN r.state = 0 THEN r.due_at END, 0, FALSE, FALSE, FALSE
        FROM {rows id:uuid user_id:text channel:text target_id:uuid priority:smallint join_key:text unless_read:boolean
            after_failure_of:uuid state:smallint due_at:bigint turn:bigint}
        """;

    /// <summary>Opens bundles, or raises those that are open. Their people are locked, so none is closed meanwhile.</summary>
    public const string OpenBundles = InsertDeliveries +
        """

        WHERE TRUE ON CONFLICT (user_id, channel, target_id, join_key) WHERE open
        DO UPDATE SET priority = CASE WHEN excluded.priority > d.priority THEN excluded.priority ELSE d.priority END
        """;

    public const string InsertMembers =
        """
        INSERT INTO {members} (delivery_id, item_id) SELECT r.delivery_id, r.item_id FROM {rows delivery_id:uuid item_id:uuid} WHERE TRUE
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Puts items into the bundles that are open now.</summary>
    public const string JoinBundles =
        """
        INSERT INTO {members} (delivery_id, item_id)
        SELECT d.id, r.item_id FROM {rows user_id:text channel:text target_id:uuid join_key:text item_id:uuid}
        JOIN {deliveries} d ON d.open AND d.user_id = r.user_id AND d.channel = r.channel AND d.target_id = r.target_id AND d.join_key = r.join_key
        WHERE TRUE ON CONFLICT DO NOTHING
        """;

    /// <summary>How earlier deliveries ended; locked, so that none ends before what waits for it is there to be seen.</summary>
    public const string LockAwaited = "SELECT d.id, d.state FROM {deliveries} d WHERE d.id {any 1} ORDER BY d.id {lock}";
}
