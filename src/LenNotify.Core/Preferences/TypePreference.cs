namespace LenNotify;

/// <summary>What a person chose for one type. What is null is left to the host's <see cref="NotificationType"/>.</summary>
public sealed record TypePreference
{
    /// <summary>Whether the person wants it at all. Not heard for a type the host made mandatory.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What ranks below is filtered; <see cref="Severity.Success"/> ranks with <see cref="Severity.Info"/>.</summary>
    public Severity? MinimumSeverity { get; init; }

    /// <summary>Filters what is of Low or Normal priority.</summary>
    public bool HighPriorityOnly { get; init; }

    /// <summary>How often.</summary>
    public Frequency? Frequency { get; init; }

    /// <summary>The type's channels at every priority, instead of the priority's.</summary>
    public IReadOnlyList<string>? Channels { get; init => field = value is null ? null : ValueList.Of(value); }

    /// <summary>
    /// The channels over which the person wants nothing of the type, whoever names them: an opt-out, as by the link in a mail. It
    /// holds for Critical and for mandatory types too; the inbox lists the item all the same.
    /// </summary>
    public IReadOnlyList<string> LeftChannels { get; init => field = ValueList.Of(value); } = ValueList.Of<string>([]);
}
