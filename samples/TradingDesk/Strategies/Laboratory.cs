namespace TradingDesk;

/// <summary>Follows how strategies do: promotes the good ones, and compares two rewards for each.</summary>
public sealed class Laboratory
{
    private readonly Dictionary<string, Trial> _trials = Strategies.ToDictionary(name => name, _ => new Trial());
    private readonly Dictionary<string, Experiment> _experiments = Strategies.ToDictionary(name => name, name => new Experiment(name, 1));

    public static IReadOnlyList<string> Strategies { get; } = ["Breakout", "Trend", "Reversal"];

    /// <summary>The reward that the strategy's next order tries.</summary>
    public double RewardOf(string strategy) => _experiments[strategy].NextReward;

    /// <summary>A trade is over; answers with the promotion that it brings about, if it does.</summary>
    public Promotion? Promote(ClosedTrade trade) =>
        _trials.TryGetValue(trade.Position.Order.Strategy, out var trial) ? trial.Record(trade) : null;

    /// <summary>A trade is over; answers with the experiment that it completes, if it does.</summary>
    public ExperimentResult? Conclude(ClosedTrade trade)
    {
        if (!_experiments.TryGetValue(trade.Position.Order.Strategy, out var experiment) || experiment.Record(trade) is not { } result)
        {
            return null;
        }

        _experiments[experiment.Strategy] = new Experiment(experiment.Strategy, experiment.Number + 1);
        return result;
    }
}
