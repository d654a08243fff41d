using System.Globalization;
using System.Text;
using LenNotify.Benchmarks.Durable;
using LenNotify.Tests.Postgres;

namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>From publishing, over the commit, to a hub in the same process: by hand beside ours.</summary>
internal static class EndToEndTable
{
    /// <summary>The rows of a table, or why there are none. Dry, it only shows that all of it starts.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        if (PostgresProcess.WhyNot is { } reason)
        {
            return $"Not measured: {reason}\n";
        }

        var hub = new WaitedHub();
        await using var world = await DurableWorld.StartAsync(hub);
        var (way, rounds) = (new ToTheHub(world, hub), dry ? 1 : 11);
        var text = new StringBuilder("| publishers | | by hand | LenNotify | ratio |\n| ---: | --- | ---: | ---: | ---: |\n");
        foreach (var (publishers, count) in new[] { (1, 400), (16, 4_000), (64, 8_000) })
        {
            var paces = await way.RunAsync(rounds, publishers, dry ? publishers * 12 : count);
            var (rate, median, slow) = (Contest.Of(paces, pace => pace.Rate), Contest.Of(paces, pace => pace.Median), Contest.Of(paces, pace => pace.Slow));
            text.Append(CultureInfo.InvariantCulture, $"| {publishers} | rate | {rate.Raw:N0}/s | {rate.Ours:N0}/s | {rate.Ratio:0.00}x |\n")
                .Append(CultureInfo.InvariantCulture, $"| | p50 | {median.Raw:N0} us | {median.Ours:N0} us | {median.Ratio:0.00}x |\n")
                .Append(CultureInfo.InvariantCulture, $"| | p99 | {slow.Raw:N0} us | {slow.Ours:N0} us | {slow.Ratio:0.00}x |\n");
        }

        return dry ? "All of it comes to the hub.\n" : text.ToString();
    }
}
