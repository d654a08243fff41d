namespace LenNotify;

/// <summary>The classes of answers; each is treated in its own way.</summary>
public enum DeliveryOutcome
{
    /// <summary>The provider took it.</summary>
    Delivered,

    /// <summary>It may work later: it is tried again, ever less often, up to a maximum age.</summary>
    Transient,

    /// <summary>The provider named a time to come back. This does not count as an attempt.</summary>
    Throttled,

    /// <summary>It will never work: it goes to the dead letters at once.</summary>
    Permanent,

    /// <summary>The address does not exist any more: it is removed or suppressed.</summary>
    AddressExpired,
}
