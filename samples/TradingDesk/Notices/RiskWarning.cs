using System.Text.Json.Nodes;
using LenNotify;

namespace TradingDesk;

/// <summary>A warning before the limit, critical beyond it. The throttle of its type counts by the kind of risk.</summary>
public sealed record RiskWarning(RiskReading Reading) : INotification
{
    public static string TypeName => "risk_warning";

    public string Title => FormattableString.Invariant(
        $"{char.ToUpperInvariant(Reading.Kind[0])}{Reading.Kind[1..]}: {Reading.Current:0.0#} % of {Reading.Limit:0.#} %");

    public string Message => Reading.Level == RiskLevel.Broken ? "The limit is broken. Reduce." : "Close to the limit.";

    public Severity Severity => Reading.Level == RiskLevel.Broken ? Severity.Critical : Severity.Warning;

    public Notification Complete(Notification draft) => draft with
    {
        ThrottleKey = Reading.Kind,
        ActionUrl = "/desk.html#positions",
        Metadata = new JsonObject
        {
            ["risk_type"] = Reading.Kind,
            ["current"] = Math.Round(Reading.Current, 2),
            ["limit"] = Reading.Limit,
            ["account"] = Reading.UserId,
        },
    };
}
