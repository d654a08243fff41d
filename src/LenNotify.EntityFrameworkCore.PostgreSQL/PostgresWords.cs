using System.Globalization;

namespace LenNotify;

/// <summary>
/// Words in a tsvector. Before each word stand its person's key and the shelf that the item lies on: one shelf for each 4,096
/// places of an inbox. A search looks through one shelf after the other, the newest first, so that a word which a hundred
/// thousand items have costs no more than one which few have. What is filtered lies on no shelf.
/// </summary>
internal static class PostgresWords
{
    private const int ShelfBits = 12;
    private const char Behind = '_';
    private const char AnyShelf = '?';

    /// <summary>The text of a tsvector. Words hold nothing that has a meaning in it.</summary>
    public static string Of(string userId, long? sequence, IReadOnlyList<string> words)
    {
        var begin = PersonKey.Of(userId) + (sequence >> ShelfBits)?.ToString("x", CultureInfo.InvariantCulture) + Behind;
        var length = 0;
        for (var i = 0; i < words.Count; i++)
        {
            length += begin.Length + words[i].Length + 1;
        }

        return string.Create(length, (begin, words), static (text, given) =>
        {
            var at = 0;
            for (var i = 0; i < given.words.Count; i++)
            {
                given.begin.CopyTo(text[at..]);
                at += given.begin.Length;
                given.words[i].CopyTo(text[at..]);
                at += given.words[i].Length;
                text[at++] = ' ';
            }
        });
    }

    /// <summary>The text of a tsquery, with a sign where the shelf goes.</summary>
    public static string Asked(string userId, IReadOnlyList<string> words) => Query(PersonKey.Of(userId) + AnyShelf + Behind, words);

    /// <summary>The same, of what lies on no shelf.</summary>
    public static string AskedOfFiltered(string userId, IReadOnlyList<string> words) => Query(PersonKey.Of(userId) + Behind, words);

    /// <summary>
    /// The statement of a search. Each part needs the one before it, so that it is run in this order whatever the planner thinks,
    /// and shelves that the limit does not reach are not looked at. OFFSET 0 keeps the index of words from being passed by.
    /// </summary>
    public static string Found(string columns, string where, string limit, int asked, int? before)
    {
        var top = before is null ? "s.sequence" : $"LEAST(s.sequence, @{before} - 1)";
        return $$"""
            SELECT f.* FROM (SELECT u.* FROM {states} u WHERE u.user_id = @1 OFFSET 0) s
            CROSS JOIN LATERAL unnest(ARRAY(SELECT generate_series({{top}} >> {{ShelfBits}}, 0, -1))) AS b(shelf)
            CROSS JOIN LATERAL (
                SELECT {{columns}}
                FROM (SELECT x.* FROM {items} x WHERE x.words @@ CAST(replace(@{{asked}}, '{{AnyShelf}}', to_hex(b.shelf)) AS tsquery) OFFSET 0) i
                WHERE {{where}} ORDER BY i.sequence DESC LIMIT {{limit}}) f
            LIMIT {{limit}}
            """;
    }

    private static string Query(string begin, IReadOnlyList<string> words) => string.Join(" & ", words.Select(word => $"'{begin}{word}':*"));
}
