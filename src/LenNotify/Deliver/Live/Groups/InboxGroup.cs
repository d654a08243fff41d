using LenNotify.Storage;

namespace LenNotify;

/// <summary>A group as it is in the inbox now; an item that joined none is one of its own.</summary>
/// <param name="Key">What its items have in common; null for an item that has no group key.</param>
/// <param name="Until">When it closes or closed, which with the key tells it from later ones; null for what is none.</param>
/// <param name="Latest">The newest of its items, newest first.</param>
/// <param name="Ids">All of them, newest first.</param>
/// <param name="Unread">How many of them are unread.</param>
internal sealed record InboxGroup(string? Key, DateTimeOffset? Until, IReadOnlyList<InboxItem> Latest, IReadOnlyList<Guid> Ids, int Unread)
{
    /// <summary>How many of the items themselves are at hand.</summary>
    internal const int MostLatest = 100;

    internal static InboxGroup Of(string? key, DateTimeOffset? until, IReadOnlyList<InboxItem> members) => new(
        key, until, [.. members.Take(MostLatest)], [.. members.Select(item => item.Id)], members.Count(item => item.ReadAt is null));

    /// <summary>What clients are told of it after something became of one of its items.</summary>
    internal HubMessage Summary(InboxItem changed, UserState state) => new(HubMessageKind.Grouped, state.Sequence, state.Unread)
    {
        Items = [changed.Id],
        Notification = Latest.Count == 0 ? changed.Notification : Latest[0].Notification,
        GroupCount = Ids.Count,
        GroupUntil = Until,
        GroupUnread = Unread,
        Silent = true,
    };
}
