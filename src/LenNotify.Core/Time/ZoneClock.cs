namespace LenNotify;

/// <summary>
/// One zone's wall clock. Wall-clock values are ticks since 0001-01-01T00:00 by that clock. The offset of the current
/// interval is kept at hand: looking it up anew costs more than a decision.
/// </summary>
internal sealed class ZoneClock(ITimeZones zones, string id)
{
    // No zone was or is further from UTC.
    private static readonly long MaxOffset = TimeSpan.FromHours(18).Ticks;

    private Interval _last = new(long.MaxValue, long.MinValue, 0);

    internal sealed record Interval(long Start, long End, long Offset);

    internal Interval At(long instant)
    {
        var last = _last;
        if (instant >= last.Start && instant < last.End)
        {
            return last;
        }

        instant = Math.Clamp(instant, 0, DateTime.MaxValue.Ticks);
        var found = zones.IntervalAt(id, new DateTimeOffset(instant, TimeSpan.Zero));
        return _last = new Interval(found.Start.UtcTicks, found.End.UtcTicks, found.Offset.Ticks);
    }

    internal long WallClock(long instant) => instant + At(instant).Offset;

    /// <summary>
    /// The instant at which the clock shows <paramref name="wall"/>: the first or the last where it shows it twice, and
    /// the transition itself where it never does.
    /// </summary>
    internal long Instant(long wall, bool last)
    {
        long? found = null;
        long? transition = null;
        for (var interval = At(wall - MaxOffset); ; interval = At(interval.End))
        {
            var instant = wall - interval.Offset;
            if (instant < interval.Start)
            {
                transition ??= interval.Start;
            }
            else if (instant < interval.End)
            {
                found = instant;
                if (!last)
                {
                    return instant;
                }
            }

            if (interval.End > wall + MaxOffset || interval.End >= DateTime.MaxValue.Ticks)
            {
                return found ?? transition ?? interval.End;
            }
        }
    }
}
