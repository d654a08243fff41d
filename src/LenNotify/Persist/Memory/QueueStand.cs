namespace LenNotify;

/// <summary>Where a row stands in its channel's queue.</summary>
internal enum QueueStand : byte
{
    /// <summary>Not in the queue: not yet, or not any more.</summary>
    Out,

    /// <summary>Waits for the end of another delivery.</summary>
    Parked,

    /// <summary>Waits for its instant.</summary>
    Waiting,

    /// <summary>Due.</summary>
    Ready,

    /// <summary>Taken for judging.</summary>
    Taken,

    /// <summary>Under way.</summary>
    Claimed,
}
