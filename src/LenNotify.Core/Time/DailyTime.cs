namespace LenNotify;

/// <summary>One time of day in one zone, every day that exists there.</summary>
internal sealed class DailyTime(ZoneClock clock, TimeOfDay time)
{
    private TimeSegment _last = TimeSegment.Nothing;

    /// <summary>
    /// The next such instant, later than now. In a gap it is the transition, in an overlap the first of the two; a day
    /// that the zone skipped has none. The calendar ends with 9999, and after the last such instant its end is the answer.
    /// </summary>
    internal long Next(long now)
    {
        var last = _last;
        return last.Covers(now) ? last.Until : (_last = new TimeSegment(now, Find(now), false)).Until;
    }

    private long Find(long now)
    {
        for (var midnight = ((clock.WallClock(now) / TimeSpan.TicksPerDay) - 1) * TimeSpan.TicksPerDay;
            midnight < DateTime.MaxValue.Ticks;
            midnight += TimeSpan.TicksPerDay)
        {
            var exists = clock.Instant(midnight, last: false) < clock.Instant(midnight + TimeSpan.TicksPerDay, last: false);
            var instant = clock.Instant(midnight + (time.Minutes * TimeSpan.TicksPerMinute), last: false);
            if (exists && instant > now)
            {
                return instant;
            }
        }

        return DateTime.MaxValue.Ticks;
    }
}
