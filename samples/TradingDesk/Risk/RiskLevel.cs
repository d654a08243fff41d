namespace TradingDesk;

public enum RiskLevel
{
    Fine,
    Warning,
    Broken,
}
