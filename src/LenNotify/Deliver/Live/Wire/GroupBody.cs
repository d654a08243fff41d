namespace LenNotify;

/// <summary>A group, as clients are told of it.</summary>
/// <param name="Key">What its items have in common.</param>
/// <param name="Title">The latest item's.</param>
/// <param name="Count">How many came by now; after a mark, how many are listed.</param>
internal sealed record GroupBody(string Key, string Title, int Count)
{
    /// <summary>When it closes: with the key it tells it from later ones.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>After a mark: how many are unread.</summary>
    public int? Unread { get; init; }

    internal static GroupBody? Of(HubMessage message) => message is { Kind: HubMessageKind.Grouped, Notification: { GroupKey: { } key } latest, GroupCount: { } count }
        ? new GroupBody(key, latest.Title, count) { Until = message.GroupUntil, Unread = message.GroupUnread }
        : null;
}
