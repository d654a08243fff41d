using System.Text.Json;

namespace LenNotify.Benchmarks.Pages;

/// <summary>One person's calls, each until its whole answer is there, and looked at: a fast wrong answer is none.</summary>
internal sealed class PageCalls(HttpClient client)
{
    private const int Page = 50;

    /// <summary>A page, of so many items and so many on all pages.</summary>
    internal async Task ListAsync(string query, long total)
    {
        using var answer = await AskAsync($"?limit={Page}{query}");
        var pagination = answer.RootElement.GetProperty("pagination");
        Demand(query, Math.Min(Page, total), pagination.GetProperty("returned_count").GetInt64());
        Demand(query, total, pagination.GetProperty("total_count").GetInt64());
    }

    /// <summary>The counts.</summary>
    internal async Task CountAsync(long total)
    {
        using var answer = await AskAsync("count");
        Demand("count", total, answer.RootElement.GetProperty("total").GetInt64());
    }

    /// <summary>Walks down, and answers where the last of the full pages begin, the deepest first; of who has one page only, where that begins.</summary>
    internal async Task<IReadOnlyList<string>> DeepestAsync(int count)
    {
        var begins = new List<string>();
        for (string? query = ""; query is not null;)
        {
            using var answer = await AskAsync($"?limit={Page}{query}");
            var pagination = answer.RootElement.GetProperty("pagination");
            if (pagination.GetProperty("returned_count").GetInt32() == Page || begins.Count == 0)
            {
                begins.Add(query);
            }

            query = pagination.GetProperty("has_more").GetBoolean() ? $"&cursor={pagination.GetProperty("next_cursor").GetString()}" : null;
        }

        return [.. begins.Skip(begins.Count / 2).TakeLast(count).Reverse()];
    }

    private async Task<JsonDocument> AskAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
    }

    private static void Demand(string what, long expected, long found)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"{what} should answer {expected}, and answers {found}.");
        }
    }
}
