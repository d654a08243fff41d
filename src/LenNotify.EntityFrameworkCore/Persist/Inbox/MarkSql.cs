using LenNotify.Storage;

namespace LenNotify;

/// <summary>The statements that mark. The person is locked; the counter is settled from what is about to change.</summary>
internal static class MarkSql
{
    /// <summary>
    /// The watermark moves up, never back and never beyond what there is. Only what came after it is counted: as a rule that
    /// is nothing, however much was unread.
    /// </summary>
    public const string MarkAll =
        """
        UPDATE {states} AS s SET version = s.version + 1, revision = s.revision + 1, read_up_to_at = @3,
            read_up_to = CASE WHEN @2 < s.sequence THEN @2 ELSE s.sequence END,
            unread = CASE WHEN @2 >= s.sequence THEN 0
                ELSE (SELECT COUNT(*) FROM {items} i WHERE i.user_id = @1 AND i.listed AND i.dismissed_at IS NULL AND i.counted AND i.sequence > @2) END
        WHERE s.user_id = @1 AND s.read_up_to < @2 AND s.read_up_to < s.sequence
        """;

    private const string Readable = "i.read_at IS NULL AND (NOT i.listed OR i.dismissed_at IS NOT NULL OR i.sequence > s.read_up_to)";

    private const string Dismissible = "i.dismissed_at IS NULL";

    private const string SetRead =
        """
        UPDATE {items} AS i SET read_at = @3, counted = FALSE FROM {states} s
        WHERE s.user_id = @1 AND i.user_id = @1 AND i.id {any 2} AND
        """ + " " + Readable;

    // What mark-all covered keeps the instant at which it was read.
    private const string SetDismissed =
        """
        UPDATE {items} AS i SET dismissed_at = @3, counted = FALSE,
            read_at = COALESCE(i.read_at, CASE WHEN i.listed AND i.sequence <= s.read_up_to THEN s.read_up_to_at END)
        FROM {states} s WHERE s.user_id = @1 AND i.user_id = @1 AND i.id {any 2} AND
        """ + " " + Dismissible;

    /// <summary>Takes what will be marked out of the count; the version moves if anything is.</summary>
    public static string CountMarked(ItemMark mark) => mark == ItemMark.Read ? CountRead : CountDismissed;

    /// <summary>Marks.</summary>
    public static string Mark(ItemMark mark) => mark == ItemMark.Read ? SetRead : SetDismissed;

    private const string CountRead = CountHead + Readable + CountTail;

    private const string CountDismissed = CountHead + Dismissible + CountTail;

    private const string CountHead =
        """
        UPDATE {states} AS u SET version = u.version + 1, revision = u.revision + 1, unread = u.unread - c.counted
        FROM (SELECT s.user_id, COUNT(CASE WHEN i.counted AND i.sequence > s.read_up_to THEN 1 END) AS counted
            FROM {items} i JOIN {states} s ON s.user_id = i.user_id
            WHERE i.user_id = @1 AND i.id {any 2} AND 
        """;

    private const string CountTail = " GROUP BY s.user_id) c WHERE u.user_id = c.user_id";
}
