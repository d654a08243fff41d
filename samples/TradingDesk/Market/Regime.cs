namespace TradingDesk;

/// <summary>How much a price shakes.</summary>
public enum Regime
{
    Calm,
    Normal,
    Stormy,
}
