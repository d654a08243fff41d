namespace LenNotify;

/// <summary>What the host says follows on a type's notifications when they do not get through, or are not read.</summary>
/// <param name="Type">The type's name.</param>
internal sealed record FollowUps(string Type)
{
    /// <summary>Channels that go out later unless the item was read.</summary>
    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    /// <summary>Channels of which each stands in for the one before.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => Escalations.Count > 0 || Order.Count > 0;
}
