using System.Text.Json.Nodes;

namespace LenNotify.Tests;

/// <summary>What each shipped template is shown with.</summary>
internal static class MailSamples
{
    private static readonly Dictionary<string, Notification> Single = new()
    {
        ["signal"] = new()
        {
            Type = "signal",
            Title = "BTC/USD: long at 60,125",
            Message = "The trend turned up on three time frames.",
            Confidence = 91,
            ActionUrl = "https://shop.example/signals/7",
            Metadata = new JsonObject { ["symbol"] = "BTC/USD", ["direction"] = "long", ["price"] = 60125.5 },
        },
        ["risk_warning"] = new()
        {
            Type = "risk_warning",
            Title = "Daily loss at 82 % of its limit",
            Message = "New positions are paused at 100 %.",
            Severity = Severity.Warning,
            ActionUrl = "https://shop.example/risk",
            Metadata = new JsonObject { ["risk_type"] = "daily loss", ["current"] = 4100, ["limit"] = 5000, ["account"] = "Main" },
        },
        ["emergency_exit"] = new()
        {
            Type = "emergency_exit",
            Title = "All positions in ETH/USD were closed",
            Message = "The stop of the account was hit.",
            Severity = Severity.Critical,
            ActionUrl = "https://shop.example/exits/3",
            Metadata = new JsonObject { ["symbol"] = "ETH/USD", ["reason"] = "account stop", ["price"] = 2210.4, ["account"] = "Main" },
        },
        ["system_error"] = new()
        {
            Type = "system_error",
            Title = "Prices are 40 s old",
            Message = "The feed does not answer. Orders wait until it does.",
            Severity = Severity.Error,
            Metadata = new JsonObject { ["component"] = "price feed", ["error_type"] = "timeout", ["occurred_at"] = "2026-11-21T09:00:00Z" },
        },
        ["order_filled"] = new()
        {
            Type = "order_filled",
            Title = "Bought 0.25 BTC",
            Message = "Your order was filled in one part.",
            Severity = Severity.Success,
            ActionUrl = "https://shop.example/orders/7",
            Actions = [new NotificationAction("again", "Repeat", "https://shop.example/orders/7/repeat")],
            Metadata = new JsonObject { ["symbol"] = "BTC/USD", ["side"] = "buy", ["quantity"] = 0.25, ["price"] = 15031.38, ["currency"] = "USD", ["order_id"] = "A-1009" },
        },
    };

    /// <summary>The keys of all shipped templates.</summary>
    internal static IReadOnlyList<string> Keys { get; } = [.. Single.Keys, "digest", "group"];

    /// <summary>What it is about: one notification, or several for those that tell of several.</summary>
    internal static IReadOnlyList<Notification> Of(string key) => Single.TryGetValue(key, out var one)
        ? [one]
        : [.. Single.Values, Single["signal"] with { Title = "ETH/USD: short at 2,210" }];

    /// <summary>The same with words as long as they may be, and none to break.</summary>
    internal static IReadOnlyList<Notification> LongOf(string key) =>
    [
        .. Of(key).Select(one => one with
        {
            Title = new string('W', 120),
            Message = string.Join(' ', Enumerable.Repeat("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", 8)),
            Metadata = new JsonObject((one.Metadata ?? new JsonObject()).Select(member => KeyValuePair.Create(member.Key, member.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? JsonValue.Create(new string('x', 90)) : member.Value?.DeepClone()))),
        }),
    ];
}
