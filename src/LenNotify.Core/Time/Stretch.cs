using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>A stretch of time and what becomes of a notification in it; immutable, so that threads can hand it to each other.</summary>
internal sealed record Stretch(long From, long Until, Timing Timing)
{
    internal static readonly Stretch Nothing = new(long.MaxValue, long.MinValue, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Covers(long instant) => instant >= From && instant < Until;
}
