namespace LenNotify;

/// <summary>A channel that goes out as well, unless the person has read or dismissed the item by then.</summary>
/// <param name="Channel">Over which channel; one that the host does not have is passed over.</param>
/// <param name="Within">How long the person has, from when the person is first told: one second to 31 days.</param>
public sealed record Escalation(string Channel, TimeSpan Within);
