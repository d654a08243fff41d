namespace TradingDesk;

/// <summary>Something that is traded.</summary>
/// <param name="Symbol">Its name.</param>
/// <param name="OpensAt">The price that the simulation begins with.</param>
/// <param name="Decimals">How exactly its price is told.</param>
public sealed record Instrument(string Symbol, decimal OpensAt, int Decimals)
{
    public static IReadOnlyList<Instrument> All { get; } =
    [
        new("BTC/USD", 60_000m, 0),
        new("ETH/USD", 2_400m, 1),
        new("SOL/USD", 140m, 2),
        new("EUR/USD", 1.085m, 5),
        new("XAU/USD", 2_650m, 1),
    ];
}
