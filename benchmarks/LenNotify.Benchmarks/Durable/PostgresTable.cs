using System.Globalization;
using LenNotify.Tests.Postgres;

namespace LenNotify.Benchmarks.Durable;

/// <summary>The journey on PostgreSQL beside statements written by hand, on a server that is started for it and ends with this process.</summary>
internal static class PostgresTable
{
    /// <summary>The rows of a table, or why there are none. Dry, it only shows that all of it starts.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        if (PostgresProcess.WhyNot is { } reason)
        {
            return $"Not measured: {reason}\n";
        }

        await using var world = await DurableWorld.StartAsync();
        var (publishing, rounds) = (new Publishing(world), dry ? 1 : 11);
        var together = await publishing.TogetherAsync(rounds, dry ? 128 : 8_000);
        var alone = await publishing.AloneAsync(rounds, dry ? 10 : 400);
        var strangers = await publishing.AloneToStrangersAsync(rounds, dry ? 10 : 400);
        var delivering = await new Delivering(world).RunAsync(rounds, dry ? 128 : 20_000);
        return dry ? "All of it starts on PostgreSQL.\n" : string.Create(CultureInfo.InvariantCulture, $"""
            | | by hand | LenNotify | ratio | bar | |
            | --- | ---: | ---: | ---: | ---: | --- |
            | 64 publish at once | {together.Raw:N0}/s | {together.Ours:N0}/s | {together.Ratio:0.00}x | at least 0.60x | {Met(together.Ratio >= 0.6)} |
            | one publishes alone, p50 | {alone.Raw:N0} us | {alone.Ours:N0} us | {alone.Ratio:0.00}x | at most 2.00x | {Met(alone.Ratio <= 2)} |
            | the same, to people not known here yet | {strangers.Raw:N0} us | {strangers.Ours:N0} us | {strangers.Ratio:0.00}x | | |
            | two workers claim, load and complete | {delivering.Raw:N0}/s | {delivering.Ours:N0}/s | {delivering.Ratio:0.00}x | at least 0.50x | {Met(delivering.Ratio >= 0.5)} |

            """);
    }

    private static string Met(bool met) => met ? "met" : "**not met**";
}
