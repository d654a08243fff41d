using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>
/// The times that a person set, in the person's zone: quiet hours and digests. The answer of the last question is kept
/// with the stretch for which it holds. Shared by all people with the same times and zone.
/// </summary>
internal sealed class Calendar(ZoneCache? zones, QuietSchedule? quiet, bool keepsToInbox, DailyTime daily, DigestTimes hourly)
{
    // Threads may overwrite each other's: each value is right for the stretch it names.
    private Stretch _hours = quiet is null ? new Stretch(long.MinValue, long.MaxValue, Timing.Now) : Stretch.Nothing;
    private Stretch _day = Stretch.Nothing;
    private Stretch _hour = Stretch.Nothing;

    /// <summary>Those of the engine that it belongs to.</summary>
    internal ZoneCache? Zones => zones;

    internal QuietSchedule? Quiet => quiet;

    /// <summary>
    /// What judgements 8 and 9 go by: for what comes at once the quiet hours, or those between them, around now; else the
    /// time up to the digest.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Stretch At(Frequency frequency, long now) => Last(frequency) is var last && last.Covers(now) ? last : Find(frequency, now);

    /// <summary>The same as it was asked for last; it may not cover now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Stretch Last(Frequency frequency) => frequency == Frequency.Immediate ? _hours : frequency == Frequency.Daily ? _day : _hour;

    private Stretch Find(Frequency frequency, long now) => frequency switch
    {
        Frequency.Immediate => _hours = Hours(quiet!.At(now)),
        Frequency.Daily => _day = BeforeDigest(now, daily.Next(now)),
        _ => _hour = BeforeDigest(now, hourly.NextHour(now)),
    };

    private Stretch Hours(TimeSegment segment) => new(segment.From, segment.Until, !segment.Quiet ? Timing.Now
        : keepsToInbox || segment.Until == long.MaxValue ? Timing.Suppress(Reason.QuietHours)
        : Timing.Hold(Reason.QuietHours, segment.Until));

    private static Stretch BeforeDigest(long now, long due) => new(now, due, Timing.Digest(Reason.DigestFrequency, due));
}
