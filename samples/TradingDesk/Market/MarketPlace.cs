namespace TradingDesk;

/// <summary>All prices. The same seed gives the same market.</summary>
public sealed class MarketPlace(Random chance)
{
    private readonly Dictionary<string, PriceTrack> _tracks = Instrument.All.ToDictionary(one => one.Symbol, one => new PriceTrack(one, chance));

    public IEnumerable<Quote> Quotes => _tracks.Values.Select(track => track.Quote);

    public bool Knows(string symbol) => _tracks.ContainsKey(symbol);

    public Quote QuoteOf(string symbol) => _tracks[symbol].Quote;

    /// <summary>Every price moves once.</summary>
    public void Step()
    {
        foreach (var track in _tracks.Values)
        {
            track.Step();
        }
    }

    /// <summary>Something happens in the world: one price jumps.</summary>
    public void Shock(string symbol, double by) => _tracks[symbol].Move(by);
}
