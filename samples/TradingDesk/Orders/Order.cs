namespace TradingDesk;

/// <summary>What a trader asks for.</summary>
public sealed record Order
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required string UserId { get; init; }

    public required string Symbol { get; init; }

    public required Side Side { get; init; }

    public required decimal Quantity { get; init; }

    /// <summary>So far against it, and the idea behind it is proved wrong.</summary>
    public required decimal Distance { get; init; }

    /// <summary>So many times that distance in its favour, and the profit is taken.</summary>
    public double Reward { get; init; } = 1.5;

    public string Strategy { get; init; } = "by hand";

    /// <summary>Sized so that being wrong costs this share of the account.</summary>
    public static Order Of(string userId, Quote quote, Side side, decimal riskPercent)
    {
        var distance = Math.Max(quote.Price * (decimal)(8 * quote.Volatility), 0.00001m);
        return new Order
        {
            UserId = userId,
            Symbol = quote.Symbol,
            Side = side,
            Quantity = Math.Max(Math.Round(Book.Equity * riskPercent / 100 / distance, 4), 0.0001m),
            Distance = distance,
        };
    }
}
