using Npgsql;

namespace LenNotify.Benchmarks.Search;

/// <summary>The same search as one would write it by hand: one look-up in the same index, its rows sorted, no more columns than are shown.</summary>
internal sealed class RawSearch(NpgsqlConnection connection, string key, int shelves) : IAsyncDisposable
{
    private const string Find =
        """
        SELECT i.id, i.notification, i.created_at FROM lennotify_items i
        WHERE i.words @@ CAST($2 AS tsquery) AND i.user_id = $1 AND i.listed AND i.dismissed_at IS NULL
        ORDER BY i.sequence DESC LIMIT 50
        """;

    /// <summary>The newest 50; how many there were.</summary>
    internal async Task<int> RunAsync(string user, params string[] words)
    {
        await using var command = new NpgsqlCommand(Find, connection)
        {
            Parameters = { new() { Value = user }, new() { Value = Query(words) } },
        };
        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var found = 0;
        while (await reader.ReadAsync())
        {
            _ = reader.GetString(1);
            found++;
        }

        return found;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private string Query(string[] words) => string.Join(" & ", words.Select(word =>
        "(" + string.Join(" | ", Enumerable.Range(0, shelves).Select(shelf => $"'{key}{shelf:x}_{word}':*")) + ")"));
}
