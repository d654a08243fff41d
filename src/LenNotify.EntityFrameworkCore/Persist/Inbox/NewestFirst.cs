using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Pages of everything that is listed, newest first: what people look at most. How many items a person has says nothing about
/// the best plan here, it is always to walk the index; but a database that compares a person by equality reckons with the
/// number, and plans anew for each page or, where few have many, sorts all of theirs. Asked for a range of the index in its own
/// order, it keeps one plan for everybody.
/// </summary>
internal static class NewestFirst
{
    /// <summary>Whether nothing but a page is asked for.</summary>
    public static bool Fits(InboxQuery query) => query is
    {
        Unread: false, Filtered: false, Text: null, From: null, To: null, CountUpTo: 0, Types.Count: 0, Severities.Count: 0,
    };

    /// <summary>The statement. A limit that the planner knows gives the right plan.</summary>
    public static string Text(InboxQuery query) => string.Create(CultureInfo.InvariantCulture, $$"""
        SELECT {{ItemRows.Columns}} FROM {items} i JOIN {states} s ON s.user_id = @1
        WHERE i.user_id >= @1 AND (i.user_id, i.sequence) < (@1, @2) AND i.listed AND i.dismissed_at IS NULL
            AND (i.expires_at IS NULL OR i.expires_at > @3)
        ORDER BY i.user_id DESC, i.sequence DESC LIMIT {{query.Limit + 1}}
        """);

    /// <summary>Its values, of a query that was found sound.</summary>
    public static object?[] Values(string userId, InboxQuery query, DateTimeOffset now) =>
        [userId, query.Cursor is { } cursor ? long.Parse(cursor, CultureInfo.InvariantCulture) : long.MaxValue, now.UtcTicks];
}
