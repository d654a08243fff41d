namespace TradingDesk;

/// <summary>A price jumps by a share of itself.</summary>
public sealed record ShockBody(string Symbol, double By);
