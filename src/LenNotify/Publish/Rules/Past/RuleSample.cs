namespace LenNotify;

/// <summary>What one event said.</summary>
/// <param name="EventId">The event's publication.</param>
/// <param name="Value">The number.</param>
internal readonly record struct RuleSample(Guid EventId, double Value);
