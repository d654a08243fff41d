using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>An item as its owner sees it.</summary>
internal sealed record ItemBody(Guid Id, long Sequence, string Type, string Title, string Message, string Severity, string Priority, DateTimeOffset CreatedAt, bool Read)
{
    public DateTimeOffset? ReadAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? ActionUrl { get; init; }

    public IReadOnlyList<ButtonBody>? Actions { get; init; }

    public string? GroupKey { get; init; }

    /// <summary>When the group closes that it joined: with the key it tells groups apart. Null for what came by itself.</summary>
    public DateTimeOffset? GroupUntil { get; init; }

    public double? Confidence { get; init; }

    public string? NewsContext { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public JsonObject? Metadata { get; init; }

    /// <summary>Why the person's own filters rejected it; only in lists of those.</summary>
    public string? FilteredBy { get; init; }

    /// <summary>No toast, no sound.</summary>
    public bool? Silent { get; init; }

    internal static ItemBody Of(InboxItem item)
    {
        var says = item.Notification;
        return Of(item.Id, item.Sequence, says, WireNames.Of(item.Priority), item.CreatedAt, item.ReadAt is not null) with
        {
            ReadAt = item.ReadAt,
            GroupUntil = InboxGroups.UntilOf(item),
            FilteredBy = item.Listed ? null : ReasonOf(item.Decisions),
            Silent = LiveReads.IsSilent(item.Decisions) ? true : null,
        };
    }

    /// <summary>The item that a message brings; null when it brings none.</summary>
    internal static ItemBody? Of(HubMessage message) => message is { Notification: { } says, Items.Count: > 0 }
        ? Of(message.Items[0], message.Sequence, says, WireNames.Of(message.Priority ?? LenNotify.Priority.Normal), message.CreatedAt ?? default, false) with { GroupUntil = message.GroupUntil, Silent = message.Silent ? true : null }
        : null;

    private static string? ReasonOf(IReadOnlyList<StoredDecision> decisions) =>
        decisions.FirstOrDefault(decision => decision.Channel == ChannelNames.InApp) is { } decision ? WireNames.Of(decision.Reason) : null;

    private static ItemBody Of(Guid id, long sequence, Notification says, string priority, DateTimeOffset createdAt, bool read) =>
        new(id, sequence, says.Type, says.Title, says.Message, WireNames.Of(says.Severity), priority, createdAt, read)
        {
            ExpiresAt = says.ExpiresAt,
            ActionUrl = says.ActionUrl,
            Actions = says.Actions.Count == 0 ? null : [.. says.Actions.Select(action => new ButtonBody(action.Key, action.Label, action.Url))],
            GroupKey = says.GroupKey,
            Confidence = says.Confidence,
            NewsContext = says.NewsContext,
            Attributes = says.Attributes.Count == 0 ? null : says.Attributes,
            Metadata = says.Metadata,
        };
}
