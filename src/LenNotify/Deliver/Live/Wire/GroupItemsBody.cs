namespace LenNotify;

/// <summary>A group with its items.</summary>
internal sealed record GroupItemsBody
{
    /// <summary>What they have in common; an item without a group is one of its own, without a key.</summary>
    public string? Key { get; init; }

    /// <summary>The latest item's; null when all were dismissed.</summary>
    public string? Title { get; init; }

    /// <summary>How many are listed.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them are unread.</summary>
    public required int Unread { get; init; }

    /// <summary>The newest 100, newest first.</summary>
    public required IReadOnlyList<ItemBody> Items { get; init; }

    /// <summary>When it closes or closed; with the key it tells it from later ones.</summary>
    public DateTimeOffset? Until { get; init; }

    internal static GroupItemsBody Of(InboxGroup group) => new()
    {
        Key = group.Key,
        Title = group.Latest.Count == 0 ? null : group.Latest[0].Notification.Title,
        Count = group.Ids.Count,
        Unread = group.Unread,
        Items = [.. group.Latest.Select(ItemBody.Of)],
        Until = group.Until,
    };
}
