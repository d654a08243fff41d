namespace TradingDesk;

/// <summary>What the market says of one symbol.</summary>
/// <param name="Symbol">Which.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Volatility">How far one step takes it, as a share of the price.</param>
/// <param name="Regime">The same in a word.</param>
/// <param name="Leaning">Where it drifts: what models try to guess.</param>
public sealed record Quote(string Symbol, decimal Price, double Volatility, Regime Regime, Side Leaning);
