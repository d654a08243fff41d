using System.Globalization;

namespace LenNotify.Benchmarks.Search;

/// <summary>What is searched for, and how a search is timed, in whatever store.</summary>
internal static class Searches
{
    internal static (string What, string Text)[] All { get; } =
    [
        ("a word that each of the person's items has", "filled"),
        ("a word of every tenth", "margin"),
        ("a word of the oldest fifth, and of no other", "legacy"),
        ("a word of one item", "no4217x"),
        ("a word of everybody else's items and none of the person's", "dividend"),
        ("two words, one of every tenth", "btc margin"),
        ("five words that never meet", "no4217x legacy margin price limit"),
        ("beginnings of two words", "mar lim"),
    ];

    internal static string At(double[] sorted, double part) => Of(sorted, part).ToString("N1", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Whether 99 of 100 stay under the bar.</summary>
    internal static string Bar(double[] sorted) => Of(sorted, 0.99) < 50 ? "met" : "**not met**";

    /// <summary>Milliseconds, sorted. The first few prepare their statements.</summary>
    internal static async Task<double[]> TimeAsync(int times, Func<Task> search)
    {
        const int Unmeasured = 10;
        var latencies = new List<double>();
        for (var i = 0; i < times + Unmeasured; i++)
        {
            var begin = TimeProvider.System.GetTimestamp();
            await search();
            if (i >= Unmeasured)
            {
                latencies.Add(TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds);
            }
        }

        return [.. latencies.Order()];
    }

    private static double Of(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
