namespace LenNotify.Storage;

/// <summary>One row per person: locked first by every write that concerns the person, so that sequence order is commit order.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Sequence">The last sequence given.</param>
/// <param name="Version">
/// Moves with every change that a client could see without a new sequence: a mark, an expiry, a purge. A claim does not
/// move it: what a store needs for its own locking is its own.
/// </param>
/// <param name="Unread">Listed items after <paramref name="ReadUpTo"/> that are not read, dismissed or expired.</param>
/// <param name="ReadUpTo">Everything up to this sequence counts as read.</param>
/// <param name="Activity">What caps, groups and repeats remember.</param>
public readonly record struct UserState(string UserId, long Sequence, long Version, long Unread, long ReadUpTo, UserActivity Activity);
