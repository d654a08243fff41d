namespace TradingDesk;

/// <summary>What a strategy thinks of doing.</summary>
/// <param name="Strategy">Which strategy.</param>
/// <param name="Quote">What it saw.</param>
/// <param name="Side">What it would do.</param>
/// <param name="Confidence">How sure it is, 0-100.</param>
/// <param name="News">The headline behind it.</param>
public sealed record TradeIdea(string Strategy, Quote Quote, Side Side, double Confidence, string? News)
{
    /// <summary>From here on the desk trades it.</summary>
    public const double Tradable = 70;

    public bool IsTradable => Confidence >= Tradable;
}
