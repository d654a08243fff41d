namespace LenNotify.Storage;

/// <summary>What a client missed.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="HasMore">There are more after the last of them.</param>
/// <param name="State">As of the same moment.</param>
public sealed record ResumedInbox(IReadOnlyList<InboxItem> Items, bool HasMore, UserState State);
