namespace TradingDesk;

public sealed record PositionView(string Symbol, string Side, decimal Quantity, decimal Entry, decimal Invalidation, decimal Target, decimal Profit);
