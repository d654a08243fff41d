namespace TradingDesk;

/// <summary>A trader's own order; the risk in percent of the account.</summary>
public sealed record OrderBody(string Symbol, Side Side, decimal Risk);
