using System.Globalization;
using System.Text;
using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.Hub;
using LenNotify.Tests.Postgres;

namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>
/// Published here, committed to PostgreSQL, pushed by the hub of another process, and read by one of 1,000 people who are
/// connected to it from a third: by hand beside ours.
/// </summary>
internal static class DurableTable
{
    private const int Clients = 1_000;
    private const int Rounds = 9;

    // 10,000 a second is near all that two processors can do: how a round goes there is chance, so that few rounds say little.
    private const int EdgeRounds = 25;
    private const int WarmUps = 10;
    private const int AtOnce = 4_000;
    private const double LeastRate = 0.7;
    private const double MostMedian = 1.5;

    /// <summary>The rows of a table, or why there are none. Dry, it only shows that all of it starts.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        if (PostgresProcess.WhyNot is { } reason)
        {
            return $"Not measured: {reason}\n";
        }

        var (clients, rounds) = dry ? (20, 1) : (Clients, Rounds);
        await using var store = await LiveStore.StartAsync();
        await using var publisher = await PublisherNode.StartAsync(store);
        await using var hub = await HubProcess.StartAsync(store.ConnectionString);
        await using var ofOurs = await Crowd.ConnectAsync(hub.Ours, clients);
        await using var ofRaw = await Crowd.ConnectAsync(hub.Raw, clients);
        await using var floor = new FloorPublisher(await store.OpenAsync(), null);
        _ = floor.RunAsync();
        var ours = new LivePublishing(ofOurs, (says, user) => publisher.Notifier.PublishAsync(says, user));
        var raw = new LivePublishing(ofRaw, floor.PublishAsync);

        // Three processes have hot code to compile, more than once, on two processors: that goes on for some seconds.
        for (var round = 0; round < (dry ? 1 : WarmUps); round++)
        {
            await raw.TogetherAsync(dry ? 128 : AtOnce);
            await ours.TogetherAsync(dry ? 128 : AtOnce);
        }

        var text = new StringBuilder("| published here, in a client's hands by another process's hub | | by hand | LenNotify | ratio | bar | |\n| --- | --- | ---: | ---: | ---: | ---: | --- |\n");
        await RowsAsync(text, "64 publish at once", rounds, publishing => publishing.TogetherAsync(dry ? 128 : AtOnce), rated: true);
        foreach (var (pace, count, often) in new[] { (1_000, 2_000, Rounds), (10_000, 10_000, EdgeRounds) })
        {
            await RowsAsync(text, string.Create(CultureInfo.InvariantCulture, $"{pace:N0} a second"), dry ? 1 : often, publishing => publishing.PacedAsync(dry ? 100 : count, pace), rated: false);
        }

        return dry ? "All of it comes to clients of another process.\n" : text.ToString();

        async Task RowsAsync(StringBuilder into, string what, int often, Func<LivePublishing, Task<Told>> publish, bool rated)
        {
            var told = await Contest.RoundsAsync(often, () => OfAsync(raw), () => OfAsync(ours));
            var (rate, median, slow) = (Contest.Of(told, one => one.Rate), Contest.Of(told, one => one.P50), Contest.Of(told, one => one.P99));
            var from = into.Length;
            into.Append(CultureInfo.InvariantCulture, $"| {what} | rate | {rate.Raw:N0}/s | {rate.Ours:N0}/s | {rate.Ratio:0.00}x | {(rated ? $"at least {LeastRate:0.00}x | {Met(rate.Ratio >= LeastRate)}" : "|")} |\n")
                .Append(CultureInfo.InvariantCulture, $"| | p50 | {median.Raw / 1e3:0.0} ms | {median.Ours / 1e3:0.0} ms | {median.Ratio:0.00}x | {(rated ? "|" : $"at most {MostMedian:0.00}x | {Met(median.Ratio <= MostMedian)}")} |\n")
                .Append(CultureInfo.InvariantCulture, $"| | p99 | {slow.Raw / 1e3:0.0} ms | {slow.Ours / 1e3:0.0} ms | {slow.Ratio:0.00}x | | |\n");

            // It takes minutes: what is known is told at once.
            await Console.Error.WriteAsync(into.ToString(from, into.Length - from));

            async Task<Told> OfAsync(LivePublishing side)
            {
                await store.EmptyAsync();
                return await publish(side);
            }
        }
    }

    private static string Met(bool met) => met ? "met" : "**not met**";
}
