namespace TradingDesk;

/// <summary>Finds symbols whose trades of the last day were opened in another regime than those of the days before.</summary>
public static class RegimeChanges
{
    /// <summary>Fewer trades than this say nothing.</summary>
    public const int Least = 5;

    /// <summary>So many of them must agree.</summary>
    public const double Share = 0.6;

    public static IReadOnlyList<RegimeChange> Of(IReadOnlyList<ClosedTrade> trades, DateTimeOffset now) =>
    [
        .. from trade in trades
           group trade by trade.Symbol into symbol
           orderby symbol.Key
           let days = symbol.ToLookup(trade => trade.At >= now.AddDays(-1))
           let before = MainOf([.. days[false]])
           let today = MainOf([.. days[true]])
           where before is not null && today is not null && before != today
           select new RegimeChange(symbol.Key, before.Value, today.Value),
    ];

    private static Regime? MainOf(IReadOnlyList<ClosedTrade> trades)
    {
        if (trades.Count < Least)
        {
            return null;
        }

        var main = trades.CountBy(trade => trade.Position.Regime).MaxBy(regime => regime.Value);
        return main.Value >= Share * trades.Count ? main.Key : null;
    }
}
