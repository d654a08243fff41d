using System.Globalization;
using LenNotify.Tests.Postgres;

namespace LenNotify.Benchmarks.Hub;

/// <summary>Publish, store, push, receive: on PostgreSQL, with clients in a process of their own, beside the same by hand.</summary>
internal static class LiveTable
{
    private const int Clients = 2_000;
    private const int AtOnce = 100;

    /// <summary>The rows of a table, or why there are none. Dry, it only shows that all of it starts.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        if (PostgresProcess.WhyNot is { } reason)
        {
            return $"Not measured: {reason}\n";
        }

        var (clients, rounds, many, paced) = dry ? (20, 1, 128, 20) : (Clients, 7, 8_000, 1_000);
        await using var store = await LiveStore.StartAsync();
        await using var node = await store.NodeAsync();
        await using var other = await store.NodeAsync();
        await using var ofOurs = await Crowd.ConnectAsync(node.Ours, clients);
        await using var ofRaw = await Crowd.ConnectAsync(node.Raw, clients);
        await using var floor = new FloorPublisher(await store.OpenAsync(), node);
        _ = floor.RunAsync();
        var ours = new LivePublishing(ofOurs, (says, user) => node.Notifier.PublishAsync(says, user));
        var elsewhere = new LivePublishing(ofOurs, (says, user) => other.Notifier.PublishAsync(says, user));
        var raw = new LivePublishing(ofRaw, floor.PublishAsync);
        var together = await ContestOfThree.RunAsync(rounds, () => raw.TogetherAsync(many), () => ours.TogetherAsync(many));
        var (pacedRaw, pacedOurs, pacedElsewhere) = (await raw.PacedAsync(paced), await ours.PacedAsync(paced), await elsewhere.PacedAsync(paced));
        var (oncesRaw, onces, onceElsewhere) = (await LastAsync(raw, clients), await LastAsync(ours, clients), await LastAsync(elsewhere, clients));
        return dry ? "All of it starts from publishing to a client.\n" : string.Create(CultureInfo.InvariantCulture, $"""
            | | by hand | LenNotify | ratio | bar | |
            | --- | ---: | ---: | ---: | ---: | --- |
            | 64 publish at once, until clients have it | {together.Rate.Raw:N0}/s | {together.Rate.Ours:N0}/s | {together.Rate.Ratio:0.00}x | | |
            | 100 a second, p99 | {pacedRaw.P99 / 1e3:0.0} ms | {pacedOurs.P99 / 1e3:0.0} ms | | below 100 ms | {Met(pacedOurs.P99 < 100e3)} |
            | 100 a second, published on another node, p99 | | {pacedElsewhere.P99 / 1e3:0.0} ms | | below 100 ms | {Met(pacedElsewhere.P99 < 100e3)} |
            | 100 at once, until the last client has its own | {oncesRaw:0} ms | {onces:0} ms | | below 1,000 ms | {Met(onces < 1_000)} |
            | 100 at once on another node | | {onceElsewhere:0} ms | | below 1,000 ms | {Met(onceElsewhere < 1_000)} |

            """);
    }

    // The slowest of several, in milliseconds.
    private static async Task<double> LastAsync(LivePublishing publishing, int clients)
    {
        var slowest = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var count = Math.Min(AtOnce, clients);
            slowest = Math.Max(slowest, count / (await publishing.AtOnceAsync(count)).Rate * 1e3);
        }

        return slowest;
    }

    private static string Met(bool met) => met ? "met" : "**not met**";
}
