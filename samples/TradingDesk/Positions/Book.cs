namespace TradingDesk;

/// <summary>One trader's positions.</summary>
public sealed class Book(string userId)
{
    /// <summary>What is in every account of this demo.</summary>
    public const decimal Equity = 100_000m;

    private readonly List<Position> _positions = [];

    public string UserId => userId;

    public IReadOnlyList<Position> Positions => _positions;

    /// <summary>What is lost if everything goes wrong at once, in percent of the account.</summary>
    public decimal Heat => Percent(_positions);

    /// <summary>The same for each symbol: all that is in one is a campaign.</summary>
    public IReadOnlyDictionary<string, decimal> Campaigns => _positions.GroupBy(one => one.Order.Symbol).ToDictionary(one => one.Key, Percent);

    public void Open(Position position) => _positions.Add(position);

    /// <summary>Closes what has reached its target, and what was proved wrong.</summary>
    public IReadOnlyList<ClosedTrade> Settle(MarketPlace market, DateTimeOffset now)
    {
        var over = (from position in _positions
                    let price = market.QuoteOf(position.Order.Symbol).Price
                    where position.IsInvalidatedAt(price) || position.HasReachedTargetAt(price)
                    select new ClosedTrade(position, price, now)).ToList();
        _positions.RemoveAll(position => over.Exists(trade => trade.Position == position));
        return over;
    }

    private static decimal Percent(IEnumerable<Position> positions) => positions.Sum(position => position.Risk) / Equity * 100;
}
