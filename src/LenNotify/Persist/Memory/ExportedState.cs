namespace LenNotify;

/// <summary>A person's state row, with the activity as its bytes.</summary>
/// <param name="Sequence">The last sequence.</param>
/// <param name="Unread">The unread count.</param>
/// <param name="ReadUpTo">Everything up to this sequence counts as read.</param>
/// <param name="Activity">What caps, groups and repeats remember.</param>
internal sealed record ExportedState(long Sequence, long Unread, long ReadUpTo, byte[] Activity);
