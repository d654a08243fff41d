namespace LenNotify;

/// <summary>The judgements in the order in which they are made. 1-6 are gates, 7-10 are timing.</summary>
public enum Judgement : byte
{
    /// <summary>Before all others: whether it is still worth telling.</summary>
    Expiry,

    /// <summary>1: the type is turned off.</summary>
    Type,

    /// <summary>2: the type's minimum severity, and high priority only.</summary>
    Severity,

    /// <summary>3: the confidence threshold, for types that carry a confidence.</summary>
    Confidence,

    /// <summary>4: the person's allow-lists.</summary>
    Attributes,

    /// <summary>5: the channels of the priority, as overridden by the person, the host or a rule.</summary>
    Channels,

    /// <summary>6: the channel is on, reachable, not opted out, and open by law at this hour.</summary>
    Reach,

    /// <summary>7: the caps.</summary>
    Throttle,

    /// <summary>8: at once, hourly or daily.</summary>
    Frequency,

    /// <summary>9: quiet hours.</summary>
    QuietHours,

    /// <summary>10: grouping.</summary>
    Grouping,
}
