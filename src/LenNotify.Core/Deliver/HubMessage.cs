namespace LenNotify;

/// <summary>What connected clients are told.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Sequence">The person's last sequence; a client that lacks some in between fetches them.</param>
/// <param name="Unread">The unread count now.</param>
public sealed record HubMessage(HubMessageKind Kind, long Sequence, long Unread)
{
    /// <summary>The items that it is about: new, read, dismissed or grouped.</summary>
    public IReadOnlyList<Guid> Items { get; init => field = ValueList.Of(value); } = ValueList.Of<Guid>(null);

    /// <summary>What a new item says, or the latest of a group.</summary>
    public Notification? Notification { get; init; }

    /// <summary>How important a new item is; null where it is about none.</summary>
    public Priority? Priority { get; init; }

    /// <summary>When a new item came; null where it is about none.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How many are together in the group that an item joined; null where it is about none.</summary>
    public int? GroupCount { get; init; }

    /// <summary>When the group that an item joined closes, which with its key tells it from later ones; null where it is about none.</summary>
    public DateTimeOffset? GroupUntil { get; init; }

    /// <summary>How many of the group are unread, after one of its items was marked; null for one that just came.</summary>
    public int? GroupUnread { get; init; }

    /// <summary>No toast, no sound.</summary>
    public bool Silent { get; init; }
}
