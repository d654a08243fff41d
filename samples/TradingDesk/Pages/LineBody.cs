namespace TradingDesk;

/// <summary>Whether the line to the exchange is cut.</summary>
public sealed record LineBody(bool Cut);
