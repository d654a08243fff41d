namespace TradingDesk;

/// <summary>A strategy did well enough to be trusted with more.</summary>
public sealed record Promotion(string Strategy, string Stage, int Won, int Trades);
