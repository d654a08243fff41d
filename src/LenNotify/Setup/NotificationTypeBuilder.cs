namespace LenNotify;

/// <summary>Describes one type of notification. What is not said is as for a type that was never described.</summary>
public sealed class NotificationTypeBuilder
{
    internal NotificationTypeBuilder(string name) => Type = new NotificationType(name);

    internal NotificationType Type { get; private set; }

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

    private NotificationTypeBuilder With(NotificationType type)
    {
        Type = type;
        return this;
    }
}
