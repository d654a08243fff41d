namespace TradingDesk;

/// <summary>
/// The whole simulation: a market, strategies with ideas, traders whose orders follow them. It knows nothing of notifications and has
/// no clock; it answers what happened. The same seed and the same calls give the same story.
/// </summary>
public sealed class TradingFloor(int seed)
{
    private const decimal RiskPercent = 1.55m;
    private readonly Lock _gate = new();
    private readonly SignalModel _model = new(new Random(seed + 1));
    private readonly MarketPlace _market = new(new Random(seed));
    private readonly Exchange _exchange = new();
    private readonly Laboratory _laboratory = new();
    private readonly RiskWatch _watch = new();
    private readonly Ledger _ledger = new();
    private readonly Dictionary<string, Book> _books = DemoPeople.Traders.ToDictionary(trader => trader.Id, trader => new Book(trader.Id));

    public bool LineIsCut
    {
        get => _exchange.LineIsCut;
        set => _exchange.LineIsCut = value;
    }

    /// <summary>Time passes: prices move, orders are filled, positions end, strategies think.</summary>
    public FloorStep Step(DateTimeOffset now)
    {
        lock (_gate)
        {
            _market.Step();
            return Settle(now);
        }
    }

    /// <summary>One price jumps, and what follows from it happens at once.</summary>
    public FloorStep Shock(string symbol, double by, DateTimeOffset now)
    {
        lock (_gate)
        {
            _market.Shock(symbol, by);
            return Settle(now);
        }
    }

    /// <summary>A strategy has an idea now.</summary>
    public FloorStep Inspire(string symbol)
    {
        lock (_gate)
        {
            var idea = _model.Idea(_market.QuoteOf(symbol));
            Follow(idea);
            return new FloorStep { Ideas = [idea] };
        }
    }

    /// <summary>A trader's own order; filled with the next step.</summary>
    /// <exception cref="ExchangeUnreachableException">The line is cut.</exception>
    public Order Place(string userId, string symbol, Side side, decimal riskPercent)
    {
        lock (_gate)
        {
            var order = Order.Of(userId, _market.QuoteOf(symbol), side, riskPercent);
            _exchange.Place(order);
            return order;
        }
    }

    /// <summary>A trader's last seven days before an instant.</summary>
    public WeekInReview WeekOf(string userId, DateTimeOffset now)
    {
        lock (_gate)
        {
            return WeekInReview.Of(_ledger.Of(userId, now - WeekInReview.Length, now), now);
        }
    }

    /// <summary>Reads something of the simulation while it stands still.</summary>
    public T Read<T>(Func<MarketPlace, IReadOnlyDictionary<string, Book>, T> read)
    {
        lock (_gate)
        {
            return read(_market, _books);
        }
    }

    private FloorStep Settle(DateTimeOffset now)
    {
        var fills = _exchange.FillAll(_market, now);
        foreach (var fill in fills)
        {
            _books[fill.Order.UserId].Open(new Position(fill.Order, fill.Price, _market.QuoteOf(fill.Order.Symbol).Regime, now));
        }

        var closed = _books.Values.SelectMany(book => book.Settle(_market, now)).ToList();
        _ledger.Add(closed);
        var ideas = _market.Quotes.Select(_model.Think).OfType<TradeIdea>().ToList();
        ideas.ForEach(Follow);
        return new FloorStep
        {
            Ideas = ideas,
            Fills = fills,
            Closed = closed,
            Risks = [.. _books.Values.SelectMany(_watch.Look)],
            Promotions = [.. closed.Select(_laboratory.Promote).OfType<Promotion>()],
            Results = [.. closed.Select(_laboratory.Conclude).OfType<ExperimentResult>()],
        };
    }

    private void Follow(TradeIdea idea)
    {
        foreach (var userId in idea.IsTradable && !LineIsCut ? DemoPeople.Following(idea.Quote.Symbol) : [])
        {
            var order = Order.Of(userId, idea.Quote, idea.Side, RiskPercent);
            _exchange.Place(order with { Strategy = idea.Strategy, Reward = _laboratory.RewardOf(idea.Strategy) });
        }
    }
}
