namespace LenNotify.Benchmarks.Durable;

/// <summary>
/// Two sides that take turns: what disturbs the machine disturbs both. Each goes first as often as the other, and the first
/// rounds, in which code is compiled, and compiled again where it is hot, do not count.
/// </summary>
/// <param name="Raw">The median of the hand-written side's figures.</param>
/// <param name="Ours">The median of ours.</param>
/// <param name="Ratio">The median of ours over raw, each compared with its neighbour in time.</param>
internal sealed record Contest(double Raw, double Ours, double Ratio)
{
    private const int Unmeasured = 3;

    internal static async Task<Contest> RunAsync(int rounds, Func<Task<double>> raw, Func<Task<double>> ours) =>
        Of(await RoundsAsync(rounds, raw, ours), figure => figure);

    /// <summary>The rounds of a contest in which more than one figure is taken.</summary>
    internal static async Task<IReadOnlyList<(T Raw, T Ours)>> RoundsAsync<T>(int rounds, Func<Task<T>> raw, Func<Task<T>> ours)
    {
        var pairs = new List<(T Raw, T Ours)>();
        for (var round = 0; round < rounds + Unmeasured; round++)
        {
            var pair = round % 2 == 0
                ? (Raw: await raw(), Ours: await ours())
                : await Swapped(raw, ours);
            if (round >= Unmeasured)
            {
                pairs.Add(pair);
            }
        }

        return pairs;
    }

    /// <summary>One of the figures.</summary>
    internal static Contest Of<T>(IReadOnlyList<(T Raw, T Ours)> rounds, Func<T, double> figure) => new(
        Median(rounds.Select(pair => figure(pair.Raw))), Median(rounds.Select(pair => figure(pair.Ours))), Median(rounds.Select(pair => figure(pair.Ours) / figure(pair.Raw))));

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static async Task<(T Raw, T Ours)> Swapped<T>(Func<Task<T>> raw, Func<Task<T>> ours)
    {
        var second = await ours();
        return (await raw(), second);
    }
}
