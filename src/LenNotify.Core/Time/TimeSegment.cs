using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>A stretch of time with one answer; immutable, so that threads can hand it to each other.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="Until">The first instant after it; <see cref="long.MaxValue"/> when it never ends.</param>
/// <param name="Quiet">Whether it is quiet.</param>
/// <param name="KeptToInbox">Whether what comes while it is quiet stays in the inbox, instead of waiting for its end.</param>
internal sealed record TimeSegment(long From, long Until, bool Quiet, bool KeptToInbox = false)
{
    internal static readonly TimeSegment NeverQuiet = new(long.MinValue, long.MaxValue, false);

    internal static readonly TimeSegment Nothing = new(long.MaxValue, long.MinValue, false);

    /// <summary>What becomes of a notification in it, worked out beforehand: nearly every decision asks.</summary>
    internal readonly Timing Timing = !Quiet ? Timing.Now
        : KeptToInbox || Until == long.MaxValue ? Timing.Suppress(Reason.QuietHours) : Timing.Hold(Reason.QuietHours, Until);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Covers(long instant) => instant >= From && instant < Until;
}
