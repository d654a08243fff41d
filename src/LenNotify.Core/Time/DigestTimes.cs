namespace LenNotify;

/// <summary>When the digests of one zone are due. The next instant is kept with the stretch for which it is the next.</summary>
internal sealed class DigestTimes(ZoneClock clock)
{
    private TimeSegment _hour = TimeSegment.Nothing;

    /// <summary>
    /// The next full hour on the wall clock, later than now. Where the clock jumps it is the next one that it shows; after
    /// the last of 9999 it is the end of the calendar.
    /// </summary>
    internal long NextHour(long now)
    {
        var last = _hour;
        return last.Covers(now) ? last.Until : (_hour = new TimeSegment(now, FindHour(now), false)).Until;
    }

    private long FindHour(long now)
    {
        for (var interval = clock.At(now); ; interval = clock.At(interval.End))
        {
            // From an interval's first instant on, the clock may already show a full hour.
            var wall = Math.Max(now + 1, interval.Start) + interval.Offset;
            var hour = (wall + TimeSpan.TicksPerHour - 1) / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour;
            if (hour - interval.Offset < interval.End)
            {
                return hour - interval.Offset;
            }

            if (interval.End >= DateTime.MaxValue.Ticks)
            {
                return DateTime.MaxValue.Ticks;
            }
        }
    }
}
