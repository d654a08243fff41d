namespace TradingDesk;

/// <summary>A position that is over.</summary>
public sealed record ClosedTrade(Position Position, decimal Price, DateTimeOffset At)
{
    public string UserId => Position.Order.UserId;

    public string Symbol => Position.Order.Symbol;

    public decimal Profit => Position.ProfitAt(Price);

    public bool Won => Profit > 0;

    /// <summary>It did not end at its target: the market proved it wrong.</summary>
    public bool WasInvalidated => Position.IsInvalidatedAt(Price);
}
