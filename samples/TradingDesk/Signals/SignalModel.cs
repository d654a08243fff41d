namespace TradingDesk;

/// <summary>Guesses where prices drift, and says how sure it is. It is right as often as it says.</summary>
public sealed class SignalModel(Random chance)
{
    private const int Seldom = 100;
    private const int Least = 50;
    private const int Most = 99;

    public TradeIdea? Think(Quote quote) => chance.Next(Seldom) == 0 ? Idea(quote) : null;

    /// <summary>An idea, asked for.</summary>
    public TradeIdea Idea(Quote quote)
    {
        var confidence = chance.Next(Least, Most + 1);
        var isRight = chance.Next(100) < confidence;
        var side = isRight == (quote.Leaning == Side.Buy) ? Side.Buy : Side.Sell;
        return new TradeIdea(Laboratory.Strategies[chance.Next(Laboratory.Strategies.Count)], quote, side, confidence, NewsWire.Read(chance, quote.Symbol));
    }
}
