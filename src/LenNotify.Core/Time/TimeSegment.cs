using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>A stretch of time with one answer; immutable, so that threads can hand it to each other.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="Until">The first instant after it; <see cref="long.MaxValue"/> when it never ends.</param>
/// <param name="Quiet">Whether it is quiet.</param>
internal sealed record TimeSegment(long From, long Until, bool Quiet)
{
    internal static readonly TimeSegment NeverQuiet = new(long.MinValue, long.MaxValue, false);

    internal static readonly TimeSegment Nothing = new(long.MaxValue, long.MinValue, false);

    /// <summary>What becomes of a notification in it: worked out with it, because nearly every decision asks.</summary>
    internal Timing Timing { get; private init; }

    /// <summary>Quiet hours, or those between them.</summary>
    internal static TimeSegment OfHours(long from, long until, bool quiet, bool keptToInbox) => new(from, until, quiet)
    {
        Timing = !quiet ? Timing.Now
            : keptToInbox || until == long.MaxValue ? Timing.Suppress(Reason.QuietHours)
            : Timing.Hold(Reason.QuietHours, until),
    };

    /// <summary>The time before a digest.</summary>
    internal static TimeSegment BeforeDigest(long from, long until) => new(from, until, false) { Timing = Timing.Digest(Reason.DigestFrequency, until) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Covers(long instant) => instant >= From && instant < Until;
}
