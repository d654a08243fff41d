namespace TradingDesk;

/// <summary>Which reward serves a strategy better? Fifteen trades with each will tell.</summary>
public sealed class Experiment(string strategy, int number)
{
    private const int Length = 15;
    private static readonly double[] Rewards = [1.5, 2.5];
    private readonly List<decimal>[] _profits = [[], []];
    private int _next;

    public string Strategy => strategy;

    public int Number => number;

    public double NextReward => Rewards[_next++ % Rewards.Length];

    public ExperimentResult? Record(ClosedTrade trade)
    {
        var arm = Array.IndexOf(Rewards, trade.Position.Order.Reward);
        if (arm >= 0)
        {
            _profits[arm].Add(trade.Profit);
        }

        if (_profits.Any(profits => profits.Count < Length))
        {
            return null;
        }

        var averages = _profits.Select(profits => Math.Round(profits.Average(), 2)).ToArray();
        return new ExperimentResult(strategy, number, Rewards[averages[1] > averages[0] ? 1 : 0], averages.Max(), averages.Min());
    }
}
