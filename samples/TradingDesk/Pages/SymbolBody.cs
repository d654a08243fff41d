namespace TradingDesk;

/// <summary>One of the symbols.</summary>
public sealed record SymbolBody(string Symbol);
