using System.Globalization;
using System.Text;
using LenNotify.Benchmarks.Durable;
using LenNotify.Storage;
using LenNotify.Tests.Postgres;
using Npgsql;

namespace LenNotify.Benchmarks.Search;

/// <summary>Searches of an inbox of 100,000 among 1,000,000 items in PostgreSQL, beside a search by hand, and what the index costs those who publish.</summary>
internal static class SearchTable
{
    /// <summary>The rows of both tables, or why there are none. Dry, a hundredth of the rows and a few searches.</summary>
    internal static async Task<string> MeasureAsync(bool dry)
    {
        if (PostgresProcess.WhyNot is { } reason)
        {
            return $"Not measured: {reason}\n";
        }

        await using var world = await DurableWorld.StartAsync();
        var rows = new SearchRows(world.Store, dry ? 10_000 : 1_000_000);
        var begin = TimeProvider.System.GetTimestamp();
        await rows.WriteAsync();
        var filled = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        await world.RunAsync("ANALYZE", "CHECKPOINT");
        var size = await SizeAsync(world);
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"Written in {filled:N0} s; the index of words has {size}.\n\n"));
        table.Append("| search | found | by hand p50 | p99 | LenNotify p50 | p99 | with the count p99 | bar |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n");
        await using (var raw = new RawSearch(await world.OpenAsync(), await KeyAsync(world), (rows.HeavyItems >> 12) + 1))
        {
            foreach (var (what, text) in Searches.All)
            {
                var row = await RowAsync(world, raw, what, text, dry ? 3 : 120);
                await Console.Error.WriteAsync(row);
                table.Append(row);
            }
        }

        return table.Append('\n').Append(await CostAsync(world, dry)).ToString();
    }

    private static async Task<string> RowAsync(DurableWorld world, RawSearch raw, string what, string text, int times)
    {
        var query = new InboxQuery { Text = text };
        var found = await world.Store.ListAsync(SearchRows.Heavy, query with { CountUpTo = 1_000_000 }, SearchRows.Now, default);
        var byHand = await Searches.TimeAsync(times, () => raw.RunAsync(SearchRows.Heavy, text.Split(' ')));
        var ours = await Searches.TimeAsync(times, () => world.Store.ListAsync(SearchRows.Heavy, query, SearchRows.Now, default));
        var counted = await Searches.TimeAsync(times, () => world.Store.ListAsync(SearchRows.Heavy, query with { CountUpTo = 10_000 }, SearchRows.Now, default));
        return string.Create(CultureInfo.InvariantCulture, $"| {what} (`{text}`) | {found.Total:N0} | {Searches.At(byHand, 0.5)} | {Searches.At(byHand, 0.99)} | {Searches.At(ours, 0.5)} | {Searches.At(ours, 0.99)} | {Searches.At(counted, 0.99)} | {Searches.Bar(ours)} |\n");
    }

    // In turns, on tables that each round begins empty.
    private static async Task<string> CostAsync(DurableWorld world, bool dry)
    {
        const string Index = "ix_lennotify_items_words";
        var make = (string)(await ScalarAsync(world, $"SELECT indexdef FROM pg_indexes WHERE indexname = '{Index}'"))!;
        var publishing = new Publishing(world);
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < (dry ? 1 : 5); round++)
        {
            with.Add((await publishing.TogetherAsync(1, dry ? 128 : 8_000)).Ours);
            await world.RunAsync($"DROP INDEX {Index}");
            without.Add((await publishing.TogetherAsync(1, dry ? 128 : 8_000)).Ours);
            await world.RunAsync("TRUNCATE lennotify_items", make);
        }

        var (slow, fast) = (with.Order().ElementAt(with.Count / 2), without.Order().ElementAt(without.Count / 2));
        return string.Create(CultureInfo.InvariantCulture, $"64 publish at once: {slow:N0}/s with the index of words, {fast:N0}/s without it ({slow / fast:0.00}x).\n");
    }

    private static async Task<string> KeyAsync(DurableWorld world) => (string)(await ScalarAsync(
        world, $"SELECT substr((tsvector_to_array(words))[1], 1, 8) FROM lennotify_items WHERE user_id = '{SearchRows.Heavy}' LIMIT 1"))!;

    private static async Task<string> SizeAsync(DurableWorld world) =>
        (string)(await ScalarAsync(world, "SELECT pg_size_pretty(pg_relation_size('ix_lennotify_items_words'))"))!;

    private static async Task<object?> ScalarAsync(DurableWorld world, string sql)
    {
        await using var connection = await world.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
