using LenNotify.Storage;

namespace LenNotify;

/// <summary>Items, and the state that goes with them.</summary>
/// <param name="Items">What was asked for.</param>
/// <param name="HasMore">There is more after the last of them.</param>
/// <param name="Unread">The unread count.</param>
/// <param name="Sequence">The last sequence.</param>
/// <param name="Version">Moves with every mark; a client that knows another should read again what it shows.</param>
internal sealed record ResumedBody(IReadOnlyList<ItemBody> Items, bool HasMore, long Unread, long Sequence, long Version)
{
    internal static ResumedBody Of(IReadOnlyList<InboxItem> items, bool hasMore, UserState state) =>
        new([.. items.Select(ItemBody.Of)], hasMore, state.Unread, state.Sequence, state.Version);
}
