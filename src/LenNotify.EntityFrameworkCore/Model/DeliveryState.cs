namespace LenNotify;

/// <summary>Where a delivery stands. The numbers are stored, and named in indexes.</summary>
internal enum DeliveryState : short
{
    /// <summary>Not due yet.</summary>
    Waiting = 0,

    /// <summary>Due: whose turn it is goes first. Also what was claimed, and its lease ran out.</summary>
    Ready = 1,

    /// <summary>Under way.</summary>
    Claimed = 2,

    /// <summary>Waits for the end of another.</summary>
    Blocked = 3,

    /// <summary>The provider took it.</summary>
    Delivered = 4,

    /// <summary>It failed for good.</summary>
    Dead = 5,

    /// <summary>It is not wanted any more.</summary>
    Dropped = 6,
}
