namespace TradingDesk.Tests;

/// <summary>Pieces of stories, with round numbers.</summary>
internal static class Story
{
    internal static readonly DateTimeOffset Noon = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    internal static Quote Quote(string symbol = "BTC/USD", decimal price = 60_000m) => new(symbol, price, 0.003, Regime.Normal, Side.Buy);

    internal static TradeIdea Idea(double confidence, string? news = null) => new("Trend", Quote(), Side.Buy, confidence, news);

    internal static Order Order(string userId = "anna", Side side = Side.Buy, decimal quantity = 1m, decimal distance = 1_000m, string symbol = "BTC/USD", string strategy = "Trend") =>
        new() { UserId = userId, Symbol = symbol, Side = side, Quantity = quantity, Distance = distance, Strategy = strategy };

    internal static Position Position(Order order, decimal entry = 60_000m, Regime regime = Regime.Normal) => new(order, entry, regime, Noon);

    /// <summary>A position that risks so many percent of its account.</summary>
    internal static Position Risking(decimal percent, string symbol = "BTC/USD", string userId = "anna") =>
        Position(Order(userId, quantity: percent * Book.Equity / 100 / 1_000m, symbol: symbol));

    internal static ClosedTrade Trade(bool won, Regime regime = Regime.Normal, DateTimeOffset? at = null, string symbol = "BTC/USD", string userId = "anna") =>
        new(Position(Order(userId, symbol: symbol), regime: regime), won ? 61_500m : 59_000m, at ?? Noon);
}
