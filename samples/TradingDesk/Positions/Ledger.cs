namespace TradingDesk;

/// <summary>All trades that are over, as they ended.</summary>
public sealed class Ledger
{
    private readonly List<ClosedTrade> _trades = [];

    public void Add(IEnumerable<ClosedTrade> trades) => _trades.AddRange(trades);

    /// <summary>One trader's that ended from an instant on, and before another.</summary>
    public IReadOnlyList<ClosedTrade> Of(string userId, DateTimeOffset from, DateTimeOffset to) =>
        [.. _trades.Where(trade => trade.UserId == userId && trade.At >= from && trade.At < to)];
}
