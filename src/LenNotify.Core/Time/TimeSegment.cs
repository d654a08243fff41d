using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>A stretch of time with one answer; immutable, so that threads can hand it to each other.</summary>
internal sealed record TimeSegment(long From, long Until, bool Quiet)
{
    internal static readonly TimeSegment NeverQuiet = new(long.MinValue, long.MaxValue, false);

    internal static readonly TimeSegment Nothing = new(long.MaxValue, long.MinValue, false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Covers(long instant) => instant >= From && instant < Until;
}
