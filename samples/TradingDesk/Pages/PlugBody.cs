namespace TradingDesk;

/// <summary>Whether the boards on the walls are without power.</summary>
public sealed record PlugBody(bool Unplugged);
