namespace LenNotify;

/// <summary>
/// Something that happened on the way of a notification. The set is closed: there is what is nested here and nothing else. No
/// event holds an address, a token or content.
/// </summary>
public abstract record NotificationEvent
{
    // Nobody else derives from it, so that a switch over what is nested here is complete.
    private protected NotificationEvent(DateTimeOffset at) => At = at;

    /// <summary>When, by the store's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>It was decided for one person, and stored. In the inbox it is delivered with that.</summary>
    /// <param name="At">When.</param>
    /// <param name="PublicationId">What it came from.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="CorrelationId">As the publisher gave it, or as it was made.</param>
    /// <param name="Decision">For whom, and what was decided for every channel.</param>
    public sealed record Decided(DateTimeOffset At, Guid PublicationId, string Type, string CorrelationId, UserDecision Decision) : NotificationEvent(At);

    /// <summary>A provider took a delivery.</summary>
    /// <param name="At">When.</param>
    /// <param name="Delivery">Which.</param>
    public sealed record Delivered(DateTimeOffset At, ObservedDelivery Delivery) : NotificationEvent(At);

    /// <summary>An attempt failed; another follows.</summary>
    /// <param name="At">When.</param>
    /// <param name="Delivery">Which.</param>
    /// <param name="Cause">Why, without address, token or content.</param>
    /// <param name="RetryAt">When it is tried again.</param>
    public sealed record Failed(DateTimeOffset At, ObservedDelivery Delivery, string Cause, DateTimeOffset RetryAt) : NotificationEvent(At);

    /// <summary>A delivery failed for good and lies with the dead letters.</summary>
    /// <param name="At">When.</param>
    /// <param name="Delivery">Which.</param>
    /// <param name="Cause">Why, without address, token or content.</param>
    public sealed record DeadLettered(DateTimeOffset At, ObservedDelivery Delivery, string Cause) : NotificationEvent(At);

    /// <summary>
    /// A delivery was due and waits again: quiet hours began since, a cap is used up, the channel is closed at this hour.
    /// What was held when it was published is told by <see cref="Decided"/>.
    /// </summary>
    /// <param name="At">When.</param>
    /// <param name="Delivery">Which, with the items that go on waiting; the attempt is the one that it would have been.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Until">When it is judged again.</param>
    public sealed record Held(DateTimeOffset At, ObservedDelivery Delivery, Reason Reason, DateTimeOffset Until) : NotificationEvent(At);

    /// <summary>
    /// Items were due over a channel and never come over it: their person opted out since, they expired, they were read
    /// before. Said once for each reason of a delivery.
    /// </summary>
    /// <param name="At">When.</param>
    /// <param name="Delivery">Which, with the items that were dropped for this reason; others of it may go out.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Dropped(DateTimeOffset At, ObservedDelivery Delivery, Reason Reason) : NotificationEvent(At);

    /// <summary>A person read items. Said again when they are marked again.</summary>
    /// <param name="At">When.</param>
    /// <param name="UserId">Who.</param>
    /// <param name="ItemIds">Which; empty when it was everything up to <paramref name="UpTo"/>.</param>
    /// <param name="UpTo">The sequence up to which everything was marked; null for single items.</param>
    public sealed record Read(DateTimeOffset At, string UserId, IReadOnlyList<Guid> ItemIds, long? UpTo) : NotificationEvent(At);

    /// <summary>A person's preferences were stored anew, or a channel was opted out of or back in.</summary>
    /// <param name="At">When.</param>
    /// <param name="UserId">Whose.</param>
    /// <param name="OptedOutOf">The channel, for an opt-out; null for anything else.</param>
    public sealed record PreferencesChanged(DateTimeOffset At, string UserId, string? OptedOutOf) : NotificationEvent(At);

    /// <summary>A channel rests after failures, or works again.</summary>
    /// <param name="At">When.</param>
    /// <param name="Channel">Which.</param>
    /// <param name="OpenUntil">Until when it rests; null when it works again.</param>
    public sealed record CircuitChanged(DateTimeOffset At, string Channel, DateTimeOffset? OpenUntil) : NotificationEvent(At);

    /// <summary>More is due on a channel than <see cref="NotificationOptions.QueueBound"/>. Said with every look while it is so.</summary>
    /// <param name="At">When.</param>
    /// <param name="Channel">Which.</param>
    /// <param name="Due">How many deliveries are due.</param>
    public sealed record QueueOverBound(DateTimeOffset At, string Channel, long Due) : NotificationEvent(At);
}
