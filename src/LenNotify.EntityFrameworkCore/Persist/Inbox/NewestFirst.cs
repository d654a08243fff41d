using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Pages and counts, newest first: a walk along the index in its own order. How many items a person has says nothing about the
/// best plan here, it is always to walk; but a database that compares a person by equality reckons with the number, and plans
/// anew for each page or, where few have many, sorts all of theirs. Asked for a range of the index, it keeps one plan for
/// everybody. The person is parameter 1, and parameter 2 what the page begins below.
/// </summary>
internal static class NewestFirst
{
    // As a query of its own its value is not known to who plans: a range of one person looks like next to nothing, and many plans
    // seem good for that.
    private const string Person = "(SELECT @1)";

    /// <summary>Whether the walk may pass many items that do not fit: the index holds what it is judged by, and no row is read for that.</summary>
    public static bool IsChoosy(InboxQuery query) =>
        query.Text is null && (query.Unread || query.Types.Count > 0 || query.Severities.Count > 0 || query.From is not null || query.To is not null);

    /// <summary>The statement of a page. A limit that the planner knows gives the right plan.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="where">Which items fit.</param>
    /// <param name="id">The parameter with the id that the page begins below, among those of one instant.</param>
    /// <param name="limit">How many, at most.</param>
    public static string Page(InboxQuery query, string where, int? id, string limit) => IsChoosy(query)
        ? $$"""
            SELECT {{ItemRows.Columns}} FROM (
                {{Walk(query, query.Filtered ? "i.id" : "i.user_id, i.sequence", where, id, limit)}}
            ) f
            JOIN {items} i ON {{(query.Filtered ? "i.id = f.id" : "i.user_id = f.user_id AND i.sequence = f.sequence AND i.listed AND i.dismissed_at IS NULL")}}
            JOIN {states} s ON s.user_id = @1 ORDER BY {{Order(query)}}
            """
        : $$"""
            SELECT {{ItemRows.Columns}} FROM {items} i JOIN {states} s ON s.user_id = @1
            WHERE {{Range(query, id)}} AND {{where}} ORDER BY {{Order(query)}} LIMIT {{limit}}
            """;

    /// <summary>The statement of a count. The order keeps the database from looking elsewhere for so many that fit.</summary>
    public static string Count(InboxQuery query, string where, string limit) =>
        $"SELECT count(*) FROM (\n{Walk(query, "1 AS one", where, null, limit)}\n) c";

    private static string Walk(InboxQuery query, string columns, string where, int? id, string limit) =>
        $$"""SELECT {{columns}} FROM {items} i WHERE {{Range(query, id)}} AND {{where}} ORDER BY {{Order(query)}} LIMIT {{limit}}""";

    // What mark-all covered is below the range of what is unread.
    private static string Range(InboxQuery query, int? id) => (query.Filtered, query.Unread) switch
    {
        (true, _) when id is not null => $"i.user_id >= {Person} AND (i.user_id, i.created_at, i.id) < ({Person}, @2, @{id})",
        (true, _) => $"i.user_id >= {Person} AND (i.user_id, i.created_at) < ({Person}, @2)",
        (_, true) => $$"""(i.user_id, i.sequence) > ({{Person}}, (SELECT u.read_up_to FROM {states} u WHERE u.user_id = @1)) AND (i.user_id, i.sequence) < ({{Person}}, @2)""",
        _ => $"i.user_id >= {Person} AND (i.user_id, i.sequence) < ({Person}, @2)",
    };

    private static string Order(InboxQuery query) => query.Filtered ? "i.user_id DESC, i.created_at DESC, i.id DESC" : "i.user_id DESC, i.sequence DESC";
}
