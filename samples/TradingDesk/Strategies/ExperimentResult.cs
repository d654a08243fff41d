namespace TradingDesk;

/// <summary>What an experiment found.</summary>
/// <param name="Strategy">Of which strategy.</param>
/// <param name="Number">Its how manieth experiment.</param>
/// <param name="Winner">The better reward, in times the risk.</param>
/// <param name="Profit">What a trade brought with it, on average.</param>
/// <param name="Otherwise">And with the other.</param>
public sealed record ExperimentResult(string Strategy, int Number, double Winner, decimal Profit, decimal Otherwise);
