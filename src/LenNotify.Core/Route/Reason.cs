namespace LenNotify;

/// <summary>
/// Why a channel got its verdict. The one closed list that code, logs, metrics and explanations share; on the wire in
/// snake_case.
/// </summary>
public enum Reason : byte
{
    /// <summary>Nothing stood in the way: delivered.</summary>
    Routed,

    /// <summary>It expired before it could be sent.</summary>
    Expired,

    /// <summary>The person turned the type off.</summary>
    TypeDisabled,

    /// <summary>Its severity is below the type's minimum.</summary>
    BelowMinimumSeverity,

    /// <summary>The person wants only High and Critical of this type.</summary>
    BelowHighPriority,

    /// <summary>Its confidence is missing or below the person's threshold.</summary>
    BelowConfidence,

    /// <summary>One of its attributes is not on the person's allow-list.</summary>
    AttributeFiltered,

    /// <summary>The priority, type or rule does not use this channel.</summary>
    ChannelNotChosen,

    /// <summary>The channel is turned off.</summary>
    ChannelDisabled,

    /// <summary>There is no address for this channel.</summary>
    NoContact,

    /// <summary>The address was never verified.</summary>
    ContactUnverified,

    /// <summary>The channel needs the person's consent, and there is none.</summary>
    NoConsent,

    /// <summary>The address is suppressed, after a bounce or a complaint.</summary>
    AddressSuppressed,

    /// <summary>The person opted out. Reported before every other reason.</summary>
    OptedOut,

    /// <summary>The law or the host closes the channel at this hour in the person's zone.</summary>
    ClosedHours,

    /// <summary>The law or the host never opens the channel to the person's country.</summary>
    CountryClosed,

    /// <summary>The type's throttle is used up for this key.</summary>
    TypeThrottled,

    /// <summary>The person's hour is full.</summary>
    UserThrottled,

    /// <summary>The channel's hour is full.</summary>
    ChannelThrottled,

    /// <summary>The person gets this type hourly or daily.</summary>
    DigestFrequency,

    /// <summary>The person's quiet hours.</summary>
    QuietHours,

    /// <summary>It joined the others of its group.</summary>
    Grouped,

    /// <summary>Only when due: it was an escalation or part of a digest, and the person read the item by then.</summary>
    AlreadyRead,

    /// <summary>What must be known of the person could not be read; it is judged again soon, and no more after a day.</summary>
    PersonUnavailable,

    /// <summary>An escalation of the type: it goes out at that instant unless the person has read the item by then.</summary>
    Escalation,

    /// <summary>The channel stands in for another of the type's order: at once where that cannot reach the person, else if it fails for good.</summary>
    Fallback,

    /// <summary>The person asked for a test message.</summary>
    TestRequested,

    /// <summary>It came to the inbox only, and is part of the person's daily mail of what did.</summary>
    EmailDigest,
}
