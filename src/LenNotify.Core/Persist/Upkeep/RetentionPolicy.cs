namespace LenNotify.Storage;

/// <summary>How long things are kept.</summary>
/// <param name="Items">Inbox items and their decisions.</param>
/// <param name="Deliveries">Ended deliveries and their attempts.</param>
/// <param name="DedupeKeys">Publications; a key outlives its dead letter in any case.</param>
/// <param name="KeepUnread">Unread items are kept however old.</param>
public sealed record RetentionPolicy(TimeSpan Items, TimeSpan Deliveries, TimeSpan DedupeKeys, bool KeepUnread)
{
    /// <summary>
    /// Offered the items of a batch before any of it is removed, while nothing is locked. When it throws, nothing of the
    /// batch goes and the caller gets the exception; what changed since it was offered, and must stay now, stays.
    /// </summary>
    public Func<IReadOnlyList<InboxItem>, CancellationToken, Task>? Offer { get; init; }
}
