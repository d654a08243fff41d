using System.Globalization;
using LenNotify.Benchmarks.Durable;
using LenNotify.Tests.Postgres;

namespace LenNotify.Benchmarks.Million;

/// <summary>What people ask of their inboxes among 1,000,000 items, beside statements written by hand.</summary>
internal static class MillionTable
{
    /// <summary>The rows of a table, or why there are none. Dry, it only shows that all of it starts.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        if (PostgresProcess.WhyNot is { } reason)
        {
            return $"Not measured: {reason}\n";
        }

        await using var world = await DurableWorld.StartAsync();
        var rows = await MillionRows.FillAsync(world, dry, queues: false);
        var (inboxes, rounds, calls) = (new Inboxes(world, rows), dry ? 1 : 11, dry ? 5 : 300);
        var newest = await inboxes.NewestAsync(rounds, calls);

        // So short that a turn needs many: else code is compiled in the middle of the rounds that count.
        var heavy = await inboxes.UnreadAsync(MillionRows.Heavy, rounds, calls * 10);
        var light = await inboxes.UnreadAsync(MillionRows.Light, rounds, calls * 10);
        var all = await inboxes.MarkAllAsync(MillionRows.Heavy, rounds, calls / 3);
        var few = await inboxes.MarkAllAsync(MillionRows.Light, rounds, calls / 3);
        var deep = await inboxes.DeepAsync(rounds, calls);
        return dry ? "All of it starts among very many items.\n" : string.Create(CultureInfo.InvariantCulture, $"""
            | median of single calls | beside | that takes | LenNotify | ratio | bar | |
            | --- | --- | ---: | ---: | ---: | ---: | --- |
            | newest 50 of 100,000 | the same rows by hand | {newest.Raw:N0} us | {newest.Ours:N0} us | {Against(newest, 1.5)} |
            | unread count of one with 100,000 unread | `SELECT 1` | {heavy.Raw:N0} us | {heavy.Ours:N0} us | {Against(heavy, 1.5)} |
            | unread count of one with 100 unread | `SELECT 1` | {light.Raw:N0} us | {light.Ours:N0} us | {Against(light, 1.5)} |
            | mark all 100,000 read | an `UPDATE` of one row | {all.Raw:N0} us | {all.Ours:N0} us | {Against(all, 2)} |
            | mark all 100 read | an `UPDATE` of one row | {few.Raw:N0} us | {few.Ours:N0} us | {Against(few, 2)} |
            | 50 at depth 90,000 | our 50 at depth 0 | {deep.Raw:N0} us | {deep.Ours:N0} us | {Against(deep, 1.2)} |

            """);
    }

    private static string Against(Contest contest, double most) => string.Create(
        CultureInfo.InvariantCulture, $"{contest.Ratio:0.00}x | at most {most:0.00}x | {(contest.Ratio <= most ? "met" : "**not met**")}");
}
