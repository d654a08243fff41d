namespace LenNotify;

/// <summary>What became of a delivery.</summary>
internal enum DeliveryFate : byte
{
    /// <summary>It has not ended.</summary>
    Open,

    /// <summary>A provider took it.</summary>
    Delivered,

    /// <summary>It was judged away, expired, discarded or erased.</summary>
    Dropped,

    /// <summary>It failed for good: a dead letter.</summary>
    Dead,
}
