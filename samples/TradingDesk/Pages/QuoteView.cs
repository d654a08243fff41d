namespace TradingDesk;

public sealed record QuoteView(string Symbol, decimal Price, string Regime);
