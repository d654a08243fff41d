namespace LenNotify.Storage;

/// <summary>How long things are kept.</summary>
/// <param name="Items">Inbox items and their decisions.</param>
/// <param name="Deliveries">Ended deliveries and their attempts.</param>
/// <param name="DedupeKeys">Publications; a key outlives its dead letter in any case.</param>
/// <param name="KeepUnread">Unread items are kept however old.</param>
public sealed record RetentionPolicy(TimeSpan Items, TimeSpan Deliveries, TimeSpan DedupeKeys, bool KeepUnread);
