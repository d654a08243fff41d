namespace LenNotify;

/// <summary>What would change for one person and event.</summary>
/// <param name="EventId">The event's publication.</param>
/// <param name="EventType">Its type.</param>
/// <param name="Who">The person, or <c>topic:</c> and the topic.</param>
/// <param name="Change"><c>gained</c>, <c>lost</c> or <c>delayed</c>.</param>
public sealed record RehearsedChange(Guid EventId, string EventType, string Who, string Change);
