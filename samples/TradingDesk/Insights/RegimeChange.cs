namespace TradingDesk;

/// <summary>A symbol trades in other weather than it did before.</summary>
public sealed record RegimeChange(string Symbol, Regime Before, Regime Now);
