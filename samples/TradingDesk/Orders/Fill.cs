namespace TradingDesk;

/// <summary>An order became a trade.</summary>
public sealed record Fill(Order Order, decimal Price, DateTimeOffset At);
