namespace TradingDesk.Tests;

/// <summary>The figures of insights, worked out another way: by a table of two by two and chi-square, and by counting one by one.</summary>
internal static class Recount
{
    // Chi-square with one degree of freedom that chance exceeds once in twenty times.
    private const double Beyond = 3.8416;

    internal static IReadOnlyList<(Regime Regime, int Won, int Trades)> Rates(IReadOnlyList<ClosedTrade> trades) =>
    [
        .. from regime in new[] { Regime.Calm, Regime.Normal, Regime.Stormy }
           let of = trades.Where(trade => trade.Position.Regime == regime).ToList()
           select (regime, of.Count(trade => trade.Price > trade.Position.EntryPrice == (trade.Position.Order.Side == Side.Buy)), of.Count),
    ];

    internal static IReadOnlyList<Regime> Striking(IReadOnlyList<ClosedTrade> trades)
    {
        List<Regime> striking = [];
        foreach (var (regime, won, all) in Rates(trades))
        {
            double a = won, b = all - won, c = trades.Count(trade => trade.Won) - won, d = trades.Count - all - c;
            var margins = (a + b) * (c + d) * (a + c) * (b + d);
            if (all >= 10 && c + d >= 10 && margins > 0 && trades.Count * Math.Pow((a * d) - (b * c), 2) / margins >= Beyond)
            {
                striking.Add(regime);
            }
        }

        return striking;
    }

    internal static IReadOnlyList<(string, Regime, Regime)> Changes(IReadOnlyList<ClosedTrade> trades, DateTimeOffset now)
    {
        List<(string, Regime, Regime)> changes = [];
        foreach (var symbol in Instrument.All.Select(one => one.Symbol).Order(StringComparer.Ordinal))
        {
            var (before, today) = (new int[3], new int[3]);
            foreach (var trade in trades)
            {
                if (trade.Symbol == symbol)
                {
                    (now - trade.At <= TimeSpan.FromHours(24) ? today : before)[(int)trade.Position.Regime]++;
                }
            }

            if (MainOf(before) is { } was && MainOf(today) is { } has && was != has)
            {
                changes.Add((symbol, was, has));
            }
        }

        return changes;
    }

    private static Regime? MainOf(int[] counts) => counts.Sum() >= 5 && counts.Max() * 10 >= counts.Sum() * 6 ? (Regime)Array.IndexOf(counts, counts.Max()) : null;
}
