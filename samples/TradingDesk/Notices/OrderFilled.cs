using System.Text.Json.Nodes;
using LenNotify;

namespace TradingDesk;

/// <summary>Said by the shipped template of the same name, which asks for this metadata.</summary>
public sealed record OrderFilled(Guid OrderId, string Symbol, Side Side, decimal Quantity, decimal Price) : INotification
{
    public static string TypeName => "order_filled";

    public string Title => FormattableString.Invariant($"{(Side == Side.Buy ? "Bought" : "Sold")} {Quantity} {Symbol} at {Price}");

    public Severity Severity => Severity.Success;

    public static OrderFilled Of(Fill fill) => new(fill.Order.Id, fill.Order.Symbol, fill.Order.Side, fill.Order.Quantity, fill.Price);

    /// <summary>The trade that took the profit: the other side of the order.</summary>
    public static OrderFilled Of(ClosedTrade trade) => new(
        trade.Position.Order.Id, trade.Symbol, trade.Position.Order.Side == Side.Buy ? Side.Sell : Side.Buy, trade.Position.Order.Quantity, trade.Price);

    public Notification Complete(Notification draft) => draft with
    {
        ActionUrl = "/desk.html#positions",
        GroupKey = $"fills {Symbol}",
        Attributes = new Dictionary<string, string> { ["symbols"] = Symbol },
        Metadata = new JsonObject
        {
            ["symbol"] = Symbol,
            ["side"] = Side.ToString(),
            ["quantity"] = Quantity,
            ["price"] = Price,
            ["currency"] = "USD",
            ["order_id"] = OrderId.ToString("N"),
        },
    };
}
