using System.Globalization;

namespace LenNotify.Benchmarks.Hub;

/// <summary>Our hub beside SignalR's own group sends, with 2,000 clients connected to each; and how they come back when all are cut at once.</summary>
internal static class HubTable
{
    private const int Clients = 2_000;
    private const int PerSecond = 2_000;

    // A collection of garbage holds up some forty messages at this pace, on either side: in short rounds it decides who had one.
    private const int Seconds = 6;

    // And whose the slowest hundredth are is chance in each of them.
    private const int PacedRounds = 15;

    /// <summary>The rows of a table. Dry, it only shows that all of it starts.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        var (clients, rounds) = dry ? (20, 1) : (Clients, 7);
        await using var world = await HubWorld.StartAsync();
        await using var ofOurs = await Crowd.ConnectAsync(world.Ours, clients);
        await using var ofRaw = await Crowd.ConnectAsync(world.Raw, clients);
        var (ours, raw) = (Pushing.Ours(world, ofOurs), Pushing.Raw(world, ofRaw));
        var table = Header
            + await RowsAsync("to one person", rounds, () => raw.ToOneAsync(dry ? 50 : 200_000), () => ours.ToOneAsync(dry ? 50 : 200_000))
            + await RowsAsync("to all 2,000, in waves", rounds, () => raw.ToAllAsync(dry ? 1 : 40), () => ours.ToAllAsync(dry ? 1 : 40))
            + await RowsAsync("to one after the other, 2,000 a second", dry ? 1 : PacedRounds, () => raw.PacedAsync(dry ? 50 : PerSecond * Seconds, PerSecond), () => ours.PacedAsync(dry ? 50 : PerSecond * Seconds, PerSecond), paced: true);
        return dry ? "All of it starts at the hub.\n" : table + await StormAsync(world, ofOurs);
    }

    private const string Header = "| | SignalR's group sends | LenNotify | ratio | bar | |\n| --- | ---: | ---: | ---: | ---: | --- |\n";

    private static async Task<string> RowsAsync(string what, int rounds, Func<Task<Told>> raw, Func<Task<Told>> ours, bool paced = false)
    {
        var (rate, p99, cpu) = await ContestOfThree.RunAsync(rounds, raw, ours);
        var first = paced ? "" : string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {rate.Raw:N0}/s | {rate.Ours:N0}/s | {rate.Ratio:0.00}x | at least 0.90x | {Met(rate.Ratio >= 0.9)} |\n");
        return first + string.Create(CultureInfo.InvariantCulture, $"""
            | {what}, p99 | {p99.Raw:N0} us | {p99.Ours:N0} us | {p99.Ratio:0.00}x | at most 2.00x | {Met(p99.Ratio <= 2)} |
            | {what}, the host's processor for each | {cpu.Raw:0.0} us | {cpu.Ours:0.0} us | {cpu.Ratio:0.00}x | | |

            """);
    }

    private static async Task<string> StormAsync(HubWorld world, Crowd crowd)
    {
        var began = TimeProvider.System.GetTimestamp();
        world.DropAll();
        await crowd.UntilAsync(book => book.Connected < crowd.Count / 2);
        await crowd.UntilAsync(book => book.Connected == crowd.Count);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"""

            {Clients:N0} clients of the hub, and as many of SignalR's own, are cut at once: the last of the hub's is back after {seconds:0.0} s (bar 60 s: {Met(seconds <= 60)}); in
            its busiest second the host was asked by {world.Peak:N0} of the {2 * Clients:N0}.

            """);
    }

    private static string Met(bool met) => met ? "met" : "**not met**";
}
