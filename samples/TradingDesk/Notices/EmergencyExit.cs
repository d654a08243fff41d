using System.Text.Json.Nodes;
using LenNotify;

namespace TradingDesk;

/// <summary>Critical: it goes out over every channel that the person has, at any hour.</summary>
public sealed record EmergencyExit(ClosedTrade Trade) : INotification
{
    public static string TypeName => "emergency_exit";

    public string Title => FormattableString.Invariant($"Out of {Trade.Symbol} at {Trade.Price}");

    public string Message => FormattableString.Invariant(
        $"Proved wrong at {Trade.Position.Invalidation:0.#####}. Result: {Trade.Profit:0.00} USD.");

    public Severity Severity => Severity.Critical;

    public Notification Complete(Notification draft) => draft with
    {
        ActionUrl = "/desk.html#positions",
        Attributes = new Dictionary<string, string> { ["symbols"] = Trade.Symbol },
        Metadata = new JsonObject
        {
            ["symbol"] = Trade.Symbol,
            ["reason"] = "invalidated",
            ["price"] = Trade.Price,
            ["account"] = Trade.UserId,
        },
    };
}
