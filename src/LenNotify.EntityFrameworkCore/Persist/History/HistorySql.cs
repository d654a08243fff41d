namespace LenNotify;

/// <summary>The statements of history.</summary>
internal static class HistorySql
{
    public const string Item = $$"""
        SELECT {{ItemRows.Columns}} FROM {items} i JOIN {states} s ON s.user_id = i.user_id WHERE i.id = @1 AND i.user_id = @2
        """;

    public const string Rulings =
        """
        SELECT u.delivery_id, u.channel, u.verdict, u.reason, u.until, u.at FROM {rulings} u WHERE u.item_id = @1 ORDER BY u.id
        """;

    /// <summary>Those of the time in which a delivery carried the item.</summary>
    public const string Attempts =
        """
        SELECT a.delivery_id, a.channel, a.number, a.started_at, a.ended_at, a.state, a.cause
        FROM {members} m JOIN {attempts} a ON a.delivery_id = m.delivery_id
        WHERE m.item_id = @1 AND (m.left_at IS NULL OR a.started_at < m.left_at) ORDER BY a.started_at, a.id
        """;

    public const string Record =
        """
        INSERT INTO {engagements} (item_id, kind, channel, action_key, user_id, at)
        SELECT r.item_id, r.kind, r.channel, r.action_key, i.user_id, @2
        FROM {rows item_id:uuid kind:smallint channel:text action_key:text} JOIN {items} i ON i.id = r.item_id AND i.user_id = @1
        ORDER BY r.item_id, r.kind, r.channel, r.action_key
        ON CONFLICT DO NOTHING
        """;

    /// <summary>By type, of the items that were appended in the time. The median is the middle one, or lies between the middle two.</summary>
    public const string Summarise = Told + ByType;

    /// <summary>The same of one person.</summary>
    public const string SummariseOne = Told + " AND i.user_id = @3" + ByType;

    private const string Told =
        """
        WITH told AS (
            SELECT i.id, i.type, i.dismissed_at, COALESCE(i.read_at, CASE WHEN i.dismissed_at IS NULL
                AND i.sequence <= s.read_up_to THEN s.read_up_to_at END) - i.created_at AS took
            FROM {items} i JOIN {states} s ON s.user_id = i.user_id WHERE i.listed AND i.created_at >= @1 AND i.created_at < @2
        """;

    private const string ByType =
        """
        ),
        placed AS (
            SELECT t.type, t.took, ROW_NUMBER() OVER (PARTITION BY t.type ORDER BY t.took) AS nth,
                COUNT(*) OVER (PARTITION BY t.type) AS of_all FROM told t WHERE t.took IS NOT NULL),
        medians AS (
            SELECT p.type, CAST(AVG(p.took) AS bigint) AS took FROM placed p
            WHERE p.nth IN ((p.of_all + 1) / 2, (p.of_all + 2) / 2) GROUP BY p.type),
        engaged AS (
            SELECT t.type, COUNT(DISTINCT CASE WHEN e.kind = 0 THEN t.id END) AS opened, COUNT(DISTINCT CASE WHEN e.kind = 1 THEN t.id END) AS clicked
            FROM told t JOIN {engagements} e ON e.item_id = t.id GROUP BY t.type),
        sent AS (
            SELECT t.type, COUNT(DISTINCT CASE WHEN d.state = 4 THEN d.id END) AS delivered, COUNT(DISTINCT CASE WHEN d.state = 5 THEN d.id END) AS failed
            FROM told t JOIN {members} m ON m.item_id = t.id AND m.left_at IS NULL JOIN {deliveries} d ON d.id = m.delivery_id AND d.state IN (4, 5) GROUP BY t.type)
        SELECT t.type, COUNT(*), COALESCE(MAX(n.delivered), 0), COALESCE(MAX(e.opened), 0), COALESCE(MAX(e.clicked), 0),
            COUNT(t.dismissed_at), COALESCE(MAX(n.failed), 0), MAX(m.took)
        FROM told t LEFT JOIN medians m ON m.type = t.type LEFT JOIN engaged e ON e.type = t.type LEFT JOIN sent n ON n.type = t.type
        GROUP BY t.type ORDER BY t.type{ordinal}
        """;
}
