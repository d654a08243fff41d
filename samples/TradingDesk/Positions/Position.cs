namespace TradingDesk;

/// <summary>What a fill opened.</summary>
public sealed record Position(Order Order, decimal EntryPrice, Regime Regime, DateTimeOffset OpenedAt)
{
    private int Sign => Order.Side == Side.Buy ? 1 : -1;

    /// <summary>Here the idea is proved wrong.</summary>
    public decimal Invalidation => EntryPrice - (Sign * Order.Distance);

    /// <summary>Here the profit is taken.</summary>
    public decimal Target => EntryPrice + (Sign * Order.Distance * (decimal)Order.Reward);

    /// <summary>What being wrong costs.</summary>
    public decimal Risk => Order.Quantity * Order.Distance;

    public bool IsInvalidatedAt(decimal price) => Sign * (price - Invalidation) <= 0;

    public bool HasReachedTargetAt(decimal price) => Sign * (price - Target) >= 0;

    public decimal ProfitAt(decimal price) => Sign * (price - EntryPrice) * Order.Quantity;
}
