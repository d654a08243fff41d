namespace LenNotify;

/// <summary>What ties a publication to what comes of it.</summary>
/// <param name="CorrelationId">As the publisher gave it, or as it was made.</param>
/// <param name="TraceParent">The W3C trace context of the publisher; null without one.</param>
internal sealed record PublicationTrace(string CorrelationId, string? TraceParent);
