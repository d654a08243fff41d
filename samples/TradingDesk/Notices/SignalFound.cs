using System.Text.Json.Nodes;
using LenNotify;

namespace TradingDesk;

/// <summary>It carries a confidence: people's thresholds apply, and 85 or 90 raise its priority.</summary>
public sealed record SignalFound(TradeIdea Idea) : INotification
{
    public static string TypeName => "signal";

    public string Title => $"{Idea.Side} {Idea.Quote.Symbol}: {Idea.Strategy}";

    public string Message => FormattableString.Invariant(
        $"{Idea.Confidence:0} % sure at {Idea.Quote.Price}, in a {Idea.Quote.Regime} market. {Idea.News}").TrimEnd();

    public Notification Complete(Notification draft) => draft with
    {
        Confidence = Idea.Confidence,
        NewsContext = Idea.News,
        RepeatKey = Idea.Strategy,
        ActionUrl = "/desk.html#market",
        Attributes = new Dictionary<string, string> { ["symbols"] = Idea.Quote.Symbol, ["strategies"] = Idea.Strategy },
        Metadata = new JsonObject
        {
            ["symbol"] = Idea.Quote.Symbol,
            ["direction"] = Idea.Side.ToString(),
            ["price"] = Idea.Quote.Price,
        },
    };
}
