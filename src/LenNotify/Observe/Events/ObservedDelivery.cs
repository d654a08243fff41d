using LenNotify.Storage;

namespace LenNotify;

/// <summary>A delivery as observers may know it: without address and content.</summary>
/// <param name="Id">The stored delivery.</param>
/// <param name="UserId">Whom it is for.</param>
/// <param name="Channel">Over which channel.</param>
/// <param name="Attempt">1 for the first attempt.</param>
/// <param name="ItemIds">The items that it carries.</param>
/// <param name="Types">Their types, each once.</param>
public sealed record ObservedDelivery(
    Guid Id, string UserId, string Channel, int Attempt, IReadOnlyList<Guid> ItemIds, IReadOnlyList<string> Types)
{
    internal static ObservedDelivery Of(ClaimedDelivery claimed) => Of(claimed.Due, claimed.UserId, claimed.Due.Members);

    internal static ObservedDelivery Of(DueDelivery due, string userId, IReadOnlyList<InboxItem> members)
    {
        var ids = new Guid[members.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = members[i].Id;
        }

        string[] types = members.Count == 1
            ? [members[0].Notification.Type]
            : [.. members.Select(item => item.Notification.Type).Distinct(StringComparer.Ordinal)];
        return new ObservedDelivery(due.Id, userId, due.Channel, due.Attempts + 1, ids, types);
    }
}
