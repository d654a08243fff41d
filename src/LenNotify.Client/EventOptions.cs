namespace LenNotify;

/// <summary>What a producer may say beside what and whom.</summary>
public sealed record EventOptions
{
    /// <summary>
    /// What makes it the same publication, also in another call: 1-128 visible ASCII characters. Null makes one for this call,
    /// which repeats of the client's own keep.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Routed and delivered then, not now.</summary>
    public DateTimeOffset? DeliverAt { get; init; }

    /// <summary>Ties logs and traces together.</summary>
    public string? CorrelationId { get; init; }
}
