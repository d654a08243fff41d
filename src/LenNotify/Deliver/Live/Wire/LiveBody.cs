namespace LenNotify;

/// <summary>What connected clients are told, as it goes over the wire.</summary>
/// <param name="Sequence">The person's last sequence; a client that lacks some in between resumes from what it has.</param>
/// <param name="Unread">The unread count now.</param>
internal sealed record LiveBody(long Sequence, long Unread)
{
    /// <summary>The new item.</summary>
    public ItemBody? Item { get; init; }

    /// <summary>The group that an item joined.</summary>
    public GroupBody? Group { get; init; }

    /// <summary>The items that it is about.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    internal static LiveBody Of(HubMessage message) => new(message.Sequence, message.Unread)
    {
        Item = message.Kind == HubMessageKind.Received ? ItemBody.Of(message) : null,
        Group = GroupBody.Of(message),
        Ids = message.Items.Count == 0 ? null : message.Items,
    };
}
