namespace LenNotify;

/// <summary>A group, as clients are told of it.</summary>
/// <param name="Key">What its items have in common.</param>
/// <param name="Title">The latest item's.</param>
/// <param name="Count">How many there are by now.</param>
internal sealed record GroupBody(string Key, string Title, int Count)
{
    internal static GroupBody? Of(HubMessage message) => message is { Kind: HubMessageKind.Grouped, Notification: { GroupKey: { } key } latest, GroupCount: { } count }
        ? new GroupBody(key, latest.Title, count)
        : null;
}
