namespace LenNotify;

/// <summary>Describes one type of notification. What is not said is as for a type that was never described.</summary>
public sealed class NotificationTypeBuilder
{
    internal NotificationTypeBuilder(string name) => (Type, FollowUps) = (new NotificationType(name), new FollowUps(name));

    internal NotificationType Type { get; private set; }

    internal FollowUps FollowUps { get; private set; }

    /// <summary>Its channels at every priority, unless the person chose others.</summary>
    public NotificationTypeBuilder Channels(params IReadOnlyList<string> channels) => With(Type with { Channels = channels });

    /// <summary>At most so many a person and <see cref="Notification.ThrottleKey"/>.</summary>
    public NotificationTypeBuilder Throttle(Throttle throttle) => With(Type with { Throttle = throttle });

    /// <summary>How often, for a person who never chose.</summary>
    public NotificationTypeBuilder Frequency(Frequency frequency) => With(Type with { Frequency = frequency });

    /// <summary>What a person hears of who never chose.</summary>
    public NotificationTypeBuilder MinimumSeverity(Severity severity) => With(Type with { MinimumSeverity = severity });

    /// <summary>It has a confidence, to which people's thresholds apply.</summary>
    /// <param name="raisesPriority">90 and above makes it Critical under the default policy.</param>
    public NotificationTypeBuilder CarriesConfidence(bool raisesPriority = false) =>
        With(Type with { CarriesConfidence = true, ConfidenceRaisesPriority = raisesPriority });

    /// <summary>People cannot turn it off.</summary>
    public NotificationTypeBuilder Mandatory() => With(Type with { Mandatory = true });

    /// <summary>Passes closed hours and country rules: only for what saves life or money at once.</summary>
    public NotificationTypeBuilder Emergency() => With(Type with { Emergency = true });

    /// <summary>
    /// Members of the metadata that never leave the inbox: no channel, no template and no log gets them. Names within the
    /// metadata itself, at most 50 of 1-64 letters, digits and <c>_ . -</c>.
    /// </summary>
    public NotificationTypeBuilder Sensitive(params IReadOnlyList<string> keys) => With(Type with { SensitiveMetadata = keys });

    /// <summary>
    /// Goes out over this channel too, unless the person has read or dismissed the item within a time that begins when the
    /// person is first told. Stored with the item and judged again when due: opt-outs, caps and quiet hours hold. It counts
    /// as chosen, as a rule's channel does; over a channel that is used at once anyway it does not come a second time.
    /// </summary>
    /// <param name="channel">The channel; at most 5 escalations for a type.</param>
    /// <param name="unlessReadWithin">1 second to 31 days.</param>
    public NotificationTypeBuilder EscalateTo(string channel, TimeSpan unlessReadWithin)
    {
        FollowUps = FollowUps with { Escalations = [.. FollowUps.Escalations, new Escalation(channel, unlessReadWithin)] };
        return this;
    }

    /// <summary>
    /// Each channel stands in for the one before: when that fails for good, or at once when it cannot reach the person. What
    /// is chosen anyway goes out as it would; nothing stands in for a channel that the person closed, nor for a digest. Of
    /// several devices on one channel, the failure of the one that was added last counts.
    /// </summary>
    /// <param name="order">2 to 5 channels, the first choice first.</param>
    public NotificationTypeBuilder FallBack(params IReadOnlyList<string> order)
    {
        FollowUps = FollowUps with { Order = [.. order] };
        return this;
    }

    private NotificationTypeBuilder With(NotificationType type)
    {
        Type = type;
        return this;
    }
}
