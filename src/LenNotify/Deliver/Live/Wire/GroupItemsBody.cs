namespace LenNotify;

/// <summary>A group with its items.</summary>
/// <param name="Key">What they have in common; an item without a group is one of its own, without a key.</param>
/// <param name="Title">The latest item's; null when all were dismissed.</param>
/// <param name="Count">How many are listed.</param>
/// <param name="Unread">How many of them are unread.</param>
/// <param name="Items">The newest 100, newest first.</param>
internal sealed record GroupItemsBody(string? Key, string? Title, int Count, int Unread, IReadOnlyList<ItemBody> Items)
{
    /// <summary>When it closes or closed; with the key it tells it from later ones.</summary>
    public DateTimeOffset? Until { get; init; }

    internal static GroupItemsBody Of(InboxGroup group) =>
        new(group.Key, group.Latest.Count == 0 ? null : group.Latest[0].Notification.Title, group.Ids.Count, group.Unread, [.. group.Latest.Select(ItemBody.Of)]) { Until = group.Until };
}
