namespace TradingDesk;

/// <summary>Win rates by regime, and which of them are more than chance.</summary>
public static class WinRates
{
    /// <summary>Fewer trades than this on either side say nothing.</summary>
    public const int Least = 10;

    /// <summary>So many standard deviations apart, and it is chance once in twenty times.</summary>
    public const double Beyond = 1.96;

    public static IReadOnlyList<WinRate> Of(IEnumerable<ClosedTrade> trades)
    {
        var (won, all) = (new int[3], new int[3]);
        foreach (var trade in trades)
        {
            var regime = (int)trade.Position.Regime;
            all[regime]++;
            won[regime] += trade.Won ? 1 : 0;
        }

        return [.. Enum.GetValues<Regime>().Select(regime => new WinRate(regime, won[(int)regime], all[(int)regime]))];
    }

    /// <summary>Those that differ from how all other trades went.</summary>
    public static IReadOnlyList<WinRate> Significant(IReadOnlyList<WinRate> rates) => [.. rates.Where(rate => Differs(rate, Others(rates, rate)))];

    /// <summary>How all trades went that were opened in other regimes.</summary>
    public static WinRate Others(IReadOnlyList<WinRate> rates, WinRate rate) =>
        new(rate.Regime, rates.Sum(one => one.Won) - rate.Won, rates.Sum(one => one.Trades) - rate.Trades);

    // Two shares, with the deviation that both would have if they were one.
    private static bool Differs(WinRate one, WinRate other)
    {
        if (one.Trades < Least || other.Trades < Least)
        {
            return false;
        }

        var share = (double)(one.Won + other.Won) / (one.Trades + other.Trades);
        var deviation = Math.Sqrt(share * (1 - share) * ((1.0 / one.Trades) + (1.0 / other.Trades)));
        return deviation > 0 && Math.Abs(one.Percent - other.Percent) / 100 / deviation >= Beyond;
    }
}
