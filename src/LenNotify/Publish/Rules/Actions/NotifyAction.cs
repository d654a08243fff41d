namespace LenNotify;

/// <summary>Tells people.</summary>
internal sealed record NotifyAction
{
    /// <summary>The notification's type; null is the event's.</summary>
    public string? NotificationType { get; init; }

    /// <summary>Over these; null leaves it to person, host and priority.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>The key of the template that words it.</summary>
    public string? Template { get; init; }

    /// <summary>Its title where no template words it; null is the payload's, or the rule's name.</summary>
    public string? Title { get; init; }

    /// <summary>Its text where no template words it; null is the payload's.</summary>
    public string? Message { get; init; }

    /// <summary>States the priority.</summary>
    public Priority? Priority { get; init; }

    /// <summary>Passes quiet hours.</summary>
    public bool BypassQuietHours { get; init; }

    /// <summary>After so long it is neither shown nor delivered.</summary>
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary>Where its confidence stands.</summary>
    public FieldPath? Confidence { get; init; }

    /// <summary>Where its repeat key stands.</summary>
    public FieldPath? RepeatKey { get; init; }

    /// <summary>Where the values of its attributes stand, by attribute.</summary>
    public IReadOnlyDictionary<string, FieldPath> Attributes { get; init; } = new Dictionary<string, FieldPath>();

    /// <summary>Whom; null is whom the rule names.</summary>
    public RuleRecipients? To { get; init; }
}
