namespace TradingDesk;

/// <summary>What a trader's last seven days say, and whether that is worth a word.</summary>
public sealed record WeekInReview(IReadOnlyList<WinRate> Rates, IReadOnlyList<WinRate> Striking, IReadOnlyList<RegimeChange> Changes)
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(7);

    public bool IsSignificant => Striking.Count > 0 || Changes.Count > 0;

    /// <param name="trades">What ended within the seven days.</param>
    /// <param name="now">When they ended.</param>
    public static WeekInReview Of(IReadOnlyList<ClosedTrade> trades, DateTimeOffset now)
    {
        var rates = WinRates.Of(trades);
        return new WeekInReview(rates, WinRates.Significant(rates), RegimeChanges.Of(trades, now));
    }

    /// <summary>A line to a finding.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. Striking.Select(rate => FormattableString.Invariant(
            $"{rate.Regime} markets: {rate.Percent:0} % of {rate.Trades} trades won, against {WinRates.Others(Rates, rate).Percent:0} % elsewhere.")),
        .. Changes.Select(change => $"{change.Symbol} went from {change.Before} to {change.Now}."),
    ];
}
