namespace LenNotify.Testing;

/// <summary>Where a notification stands on one channel.</summary>
internal enum DeliveryState
{
    /// <summary>The provider took it.</summary>
    Delivered,

    /// <summary>Being sent, and not answered yet.</summary>
    UnderWay,

    /// <summary>Failed, and tried again later.</summary>
    Retrying,

    /// <summary>Given up.</summary>
    DeadLettered,

    /// <summary>Held until an instant.</summary>
    Held,

    /// <summary>Folded into a summary that comes at an instant.</summary>
    Digested,

    /// <summary>Never to be sent.</summary>
    Suppressed,

    /// <summary>Due, and not started: the channel rests or is full.</summary>
    Waiting,
}
