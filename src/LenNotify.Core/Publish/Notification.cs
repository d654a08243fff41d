using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>What is to be told, before anyone is chosen. Immutable but for <see cref="Metadata"/>, which is copied when compiled.</summary>
public sealed record Notification
{
    /// <summary>The stable name of its type, such as <c>order_filled</c>: 1-128 letters, digits and <c>_ . : -</c>.</summary>
    public required string Type { get; init; }

    /// <summary>One line, at most 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>At most 1,000 characters, unless the host raised <see cref="RoutingOptions.MaxMessageLength"/>.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>What happened.</summary>
    public Severity Severity { get; init; }

    /// <summary>States the priority instead of leaving it to the <see cref="IPriorityPolicy"/>; final, not even repeats demote it.</summary>
    public Priority? Priority { get; init; }

    /// <summary>How sure the producer is, 0-100. Judged only for types that carry one.</summary>
    public double? Confidence { get; init; }

    /// <summary>News behind the notification; more than 50 characters raise the default priority to High.</summary>
    public string? NewsContext { get; init; }

    /// <summary>What people's allow-lists look at, such as <c>symbols = BTC/USD</c>: at most 20.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init => field = ValueMap.Of(value); } = ValueMap.Of<string>(null);

    /// <summary>Anything else, as JSON: at most 16 KB and 8 levels deep.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Where a click leads: an https address or a rooted path of the host's own site.</summary>
    public string? ActionUrl { get; init; }

    /// <summary>Buttons, at most 5.</summary>
    public IReadOnlyList<NotificationAction> Actions { get; init => field = ValueList.Of(value); } = ValueList.Of<NotificationAction>(null);

    /// <summary>Notifications of one group key that come close together are shown as one.</summary>
    public string? GroupKey { get; init; }

    /// <summary>What counts as the same thing again; more than 3 in 10 minutes demote the default priority to Low.</summary>
    public string? RepeatKey { get; init; }

    /// <summary>What the type's throttle counts by, such as the risk type; without one it counts the whole type.</summary>
    public string? ThrottleKey { get; init; }

    /// <summary>Replaces the priority's channels, as a rule does. It never revives a channel that the person closed.</summary>
    public IReadOnlyList<string>? Channels { get; init => field = value is null ? null : ValueList.Of(value); }

    /// <summary>Passes quiet hours, whatever the priority.</summary>
    public bool BypassQuietHours { get; init; }

    /// <summary>The template that says it, where the host has one of this key; null for the one named after the type.</summary>
    public string? Template { get; init; }

    /// <summary>After this instant it is neither shown nor delivered.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What goes out later unless it was read, beside what its type says; at most 5.</summary>
    public IReadOnlyList<Escalation>? Escalations { get; init => field = value is null ? null : ValueList.Of(value); }

    /// <summary>The whole of it in snake_case, as stores keep it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WireContext.Default.Notification);

    /// <summary>Reads what <see cref="ToJson"/> wrote. It is not judged again: an engine does that when it compiles it.</summary>
    /// <exception cref="JsonException">The text is no notification.</exception>
    public static Notification FromJson(string json) =>
        JsonSerializer.Deserialize(json, WireContext.Default.Notification) ?? throw new JsonException("A notification is an object, not null.");

    /// <summary>The untyped form of a host's own record.</summary>
    public static Notification From<T>(T notification)
        where T : INotification
    {
        ArgumentNullException.ThrowIfNull(notification);
        return notification.Complete(new Notification
        {
            Type = T.TypeName,
            Title = notification.Title,
            Message = notification.Message,
            Severity = notification.Severity,
        });
    }
}
