namespace TradingDesk;

/// <summary>What happened in one step of the simulation.</summary>
public sealed record FloorStep
{
    public IReadOnlyList<TradeIdea> Ideas { get; init; } = [];

    public IReadOnlyList<Fill> Fills { get; init; } = [];

    public IReadOnlyList<ClosedTrade> Closed { get; init; } = [];

    public IReadOnlyList<RiskReading> Risks { get; init; } = [];

    public IReadOnlyList<Promotion> Promotions { get; init; } = [];

    public IReadOnlyList<ExperimentResult> Results { get; init; } = [];
}
