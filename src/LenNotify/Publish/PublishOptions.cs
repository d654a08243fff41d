namespace LenNotify;

/// <summary>What a publisher may say beside what and whom.</summary>
public sealed record PublishOptions
{
    /// <summary>
    /// What makes it the same publication, within the producer: repeats get the first answer, and the same key for something
    /// else is an error. 1-200 characters; null never repeats.
    /// </summary>
    public string? DedupeKey { get; init; }

    /// <summary>Routed and delivered then, not now; up to a year ahead.</summary>
    public DateTimeOffset? DeliverAt { get; init; }

    /// <summary>Ties logs, traces and deliveries together; null takes the current activity's, or makes one. 1-128 characters.</summary>
    public string? CorrelationId { get; init; }
}
