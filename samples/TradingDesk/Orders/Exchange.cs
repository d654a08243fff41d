namespace TradingDesk;

/// <summary>Takes orders, and fills them when the market moves next.</summary>
public sealed class Exchange
{
    private readonly Queue<Order> _waiting = new();

    /// <summary>Somebody pulled the plug.</summary>
    public bool LineIsCut { get; set; }

    /// <exception cref="ExchangeUnreachableException">The line is cut. Nobody here handles that: the operators should hear of it.</exception>
    public void Place(Order order)
    {
        if (LineIsCut)
        {
            throw new ExchangeUnreachableException();
        }

        _waiting.Enqueue(order);
    }

    public IReadOnlyList<Fill> FillAll(MarketPlace market, DateTimeOffset now)
    {
        var fills = _waiting.Select(order => new Fill(order, market.QuoteOf(order.Symbol).Price, now)).ToList();
        _waiting.Clear();
        return fills;
    }
}
