namespace LenNotify;

/// <summary>What the host settles for one type of notification. Types that were never described get these defaults.</summary>
/// <param name="Name">The stable name.</param>
public sealed record NotificationType(string Name)
{
    /// <summary>People cannot turn it off.</summary>
    public bool Mandatory { get; init; }

    /// <summary>Passes closed hours and country rules. For what saves life or money at once; the host answers for it.</summary>
    public bool Emergency { get; init; }

    /// <summary>Notifications of this type have a confidence, and people's threshold applies; a missing one counts as below.</summary>
    public bool CarriesConfidence { get; init; }

    /// <summary>A confidence of 90 and above makes it Critical under the default policy.</summary>
    public bool ConfidenceRaisesPriority { get; init; }

    /// <summary>Its channels at every priority, unless the person chose others; null leaves them to the priority.</summary>
    public IReadOnlyList<string>? Channels { get; init => field = value is null ? null : ValueList.Of(value); }

    /// <summary>What a person hears of who never chose.</summary>
    public Severity MinimumSeverity { get; init; }

    /// <summary>How often, for a person who never chose.</summary>
    public Frequency Frequency { get; init; }

    /// <summary>A cap per person and <see cref="Notification.ThrottleKey"/>, such as one risk warning an hour per risk type.</summary>
    public Throttle? Throttle { get; init; }

    /// <summary>Members of the metadata that only the inbox shows: no channel, no template and no log gets them.</summary>
    public IReadOnlyList<string> SensitiveMetadata { get; init => field = ValueList.Of(value); } = ValueList.Of<string>(null);
}
