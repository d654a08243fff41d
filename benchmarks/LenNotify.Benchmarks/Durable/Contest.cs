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

    internal static async Task<Contest> RunAsync(int rounds, Func<Task<double>> raw, Func<Task<double>> ours)
    {
        var pairs = new List<(double Raw, double Ours)>();
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

        return new Contest(Median(pairs.Select(pair => pair.Raw)), Median(pairs.Select(pair => pair.Ours)), Median(pairs.Select(pair => pair.Ours / pair.Raw)));
    }

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static async Task<(double Raw, double Ours)> Swapped(Func<Task<double>> raw, Func<Task<double>> ours)
    {
        var second = await ours();
        return (await raw(), second);
    }
}
