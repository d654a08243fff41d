namespace TradingDesk;

/// <summary>How trades went that were opened in one regime.</summary>
public sealed record WinRate(Regime Regime, int Won, int Trades)
{
    public double Percent => Trades == 0 ? 0 : 100.0 * Won / Trades;
}
