namespace LenNotify.Storage;

/// <summary>Where a delivery stands, as operators ask for it.</summary>
public enum DeliveryStanding
{
    /// <summary>It is to be sent: now, later, or when another one fails.</summary>
    Pending,

    /// <summary>Some worker has started it.</summary>
    UnderWay,

    /// <summary>A provider took it.</summary>
    Delivered,

    /// <summary>It failed for good.</summary>
    Dead,

    /// <summary>It is not wanted any more.</summary>
    Dropped,
}
