namespace LenNotify;

/// <summary>Where a delivery stands. Stored by name.</summary>
internal enum DeliveryState
{
    /// <summary>In the queue, due or not.</summary>
    Queued,

    /// <summary>Under way, until its lease ends.</summary>
    Claimed,

    /// <summary>Waits for the end of another.</summary>
    Blocked,

    /// <summary>The provider took it.</summary>
    Delivered,

    /// <summary>It failed for good.</summary>
    Dead,

    /// <summary>It is not wanted any more.</summary>
    Dropped,
}
