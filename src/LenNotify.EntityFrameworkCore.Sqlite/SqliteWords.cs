namespace LenNotify;

/// <summary>Words as FTS5 gets them: each behind its person's key, with a space between them.</summary>
internal static class SqliteWords
{
    /// <summary>The words of an item.</summary>
    public static string Of(string userId, IReadOnlyList<string> words) => string.Join(' ', Begun(userId, words));

    /// <summary>A query. Words hold nothing that has a meaning in it.</summary>
    public static string Asked(string userId, IReadOnlyList<string> words) =>
        string.Join(" AND ", Begun(userId, words).Select(word => $"\"{word}\" *"));

    /// <summary>The same, one by one.</summary>
    public static string[] AskedOfFiltered(string userId, IReadOnlyList<string> words) => [.. Begun(userId, words)];

    private static IEnumerable<string> Begun(string userId, IReadOnlyList<string> words)
    {
        var key = PersonKey.Of(userId);
        return words.Select(word => key + word);
    }
}
