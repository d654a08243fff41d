using LenNotify;

namespace TradingDesk;

public sealed record StrategyPromoted(Promotion Promotion) : INotification
{
    public static string TypeName => "strategy_promoted";

    public string Title => $"{Promotion.Strategy} is promoted to {Promotion.Stage}";

    public string Message => $"{Promotion.Won} of its last {Promotion.Trades} trades won.";

    public Severity Severity => Severity.Success;

    public Notification Complete(Notification draft) => draft with
    {
        Attributes = new Dictionary<string, string> { ["strategies"] = Promotion.Strategy },
    };
}
