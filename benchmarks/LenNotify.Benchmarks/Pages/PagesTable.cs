using System.Text;
using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.Million;
using LenNotify.Benchmarks.Search;
using LenNotify.Tests.Plans;
using LenNotify.Tests.Postgres;

namespace LenNotify.Benchmarks.Pages;

/// <summary>What an inbox in a browser asks for, over HTTP, among 1,000,000 items.</summary>
internal static class PagesTable
{
    /// <summary>The rows of a table, or why there are none. Dry, a fiftieth of the rows and a few calls.</summary>
    internal static async Task<string> MeasureAsync(bool dry)
    {
        if (PostgresProcess.WhyNot is { } reason)
        {
            return $"Not measured: {reason}\n";
        }

        await using var world = await DurableWorld.StartAsync();
        var rows = await MillionRows.FillAsync(world, dry, queues: false, varied: true);
        await using var host = await PagesHost.StartAsync(world.ConnectionString);
        var table = new StringBuilder("| | p50 | p99 | bar, p99 | |\n| --- | ---: | ---: | ---: | --- |\n");
        using var heavy = host.Client(MillionRows.Heavy);
        using var light = host.Client(MillionRows.Light);
        await AskAsync(table, $"of one with {rows.Items / rows.HeavyEvery:N0}", new PageCalls(heavy), new Expected(rows, isHeavy: true), dry ? 3 : 1_000);
        await AskAsync(table, $"of one with {rows.Items / FilledTables.People:N0}", new PageCalls(light), new Expected(rows, isHeavy: false), dry ? 3 : 1_000);
        return dry ? "All of it starts over HTTP.\n" : table.Append('\n').ToString();
    }

    private static async Task AskAsync(StringBuilder table, string whose, PageCalls calls, Expected expected, int times)
    {
        await RowAsync(table, $"newest 50 {whose}", times, () => calls.ListAsync("", expected.All));
        await RowAsync(table, $"unread, of two severities, {whose}", times, () => calls.ListAsync("&unread=true&severity=warning,error", expected.TwoSeverities));
        await RowAsync(table, $"of a type that is seldom, {whose}", times, () => calls.ListAsync($"&type={MillionRows.Seldom}", expected.Seldom));
        await RowAsync(table, $"of a type that there is none of, {whose}", times, () => calls.ListAsync("&type=nothing", 0));
        await RowAsync(table, $"of one day, {whose}", times, () => calls.ListAsync($"&from={expected.From}&to={expected.To}", expected.OfThatDay));
        var begins = await calls.DeepestAsync(times);
        var next = 0;
        await RowAsync(table, $"the deepest pages {whose}", times, () => calls.ListAsync(begins[next++ % begins.Count], expected.All));
        await RowAsync(table, $"counts {whose}", times, () => calls.CountAsync(expected.All));
    }

    private static async Task RowAsync(StringBuilder table, string what, int times, Func<Task> call)
    {
        var took = await Searches.TimeAsync(times, call);
        var row = $"| {what} | {Searches.At(took, 0.5)} | {Searches.At(took, 0.99)} | 50 ms | {Searches.Bar(took)} |\n";
        await Console.Error.WriteAsync(row);
        table.Append(row);
    }
}
