namespace LenNotify.Storage;

/// <summary>A delivery to append, or to join to an open bundle.</summary>
public sealed record NewDelivery
{
    /// <summary>Its id, if it opens a bundle or stands alone.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The contact; the address itself is read when sending.</summary>
    public required Guid TargetId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How hard to try; a bundle has its highest.</summary>
    public required Priority Priority { get; init; }

    /// <summary>
    /// (User, target, join key) is unique among open deliveries: the first opens the bundle, others join it until it is
    /// claimed. Null stands alone.
    /// </summary>
    public string? JoinKey { get; init; }

    /// <summary>Only if this holds when it is due; null is always.</summary>
    public DeliveryCondition? Condition { get; init; }

    /// <summary>
    /// Its place among what is due on the channel: the earliest first, then by id. <see cref="RoutingEngine.Record"/> works
    /// it out, so that stores only sort. Whatever goes back into the queue has its new due instant as its turn.
    /// </summary>
    public required DateTimeOffset Turn { get; init; }
}
