namespace TradingDesk;

/// <summary>A strategy's time in one stage: of twenty trades more than half must win, or it begins anew.</summary>
public sealed class Trial
{
    private const int Length = 20;
    private static readonly string[] Stages = ["paper", "pilot", "live"];
    private int _stage;
    private int _trades;
    private int _won;

    public Promotion? Record(ClosedTrade trade)
    {
        (_trades, _won) = (_trades + 1, _won + (trade.Won ? 1 : 0));
        if (_trades < Length)
        {
            return null;
        }

        var (trades, won) = (_trades, _won);
        (_trades, _won) = (0, 0);
        return won * 2 > trades && _stage < Stages.Length - 1
            ? new Promotion(trade.Position.Order.Strategy, Stages[++_stage], won, trades)
            : null;
    }
}
