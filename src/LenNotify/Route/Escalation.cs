namespace LenNotify;

/// <summary>One escalation of a type.</summary>
/// <param name="Channel">Over which channel.</param>
/// <param name="Within">How long the person has to read the item.</param>
internal sealed record Escalation(string Channel, TimeSpan Within);
