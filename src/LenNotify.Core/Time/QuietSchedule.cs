using System.Numerics;

namespace LenNotify;

/// <summary>
/// Windows on one zone's wall clock. The answer of the last question is kept with the stretch for which it holds, so
/// asking again costs two comparisons. Shared by all people with the same windows and zone.
/// </summary>
internal sealed class QuietSchedule
{
    private const int MinutesInDay = 24 * 60;
    private const int MinutesInWeek = 7 * MinutesInDay;

    // A window that is on may belong to yesterday, and to the day before when the clock is about to go back past midnight.
    private const int DaysBack = 2;

    // Windows repeat weekly: within eight days there is another start, unless a transition swallowed it.
    private const int DaysAhead = 22;

    private readonly ZoneClock _clock;
    private readonly QuietWindow[] _windows;
    private TimeSegment _last;

    internal QuietSchedule(ZoneClock clock, IEnumerable<QuietWindow> windows)
    {
        _clock = clock;
        _windows = [.. windows.Where(w => w.Start != w.End && !w.Start.IsEndOfDay && w.Days != Weekdays.None)];
        _last = _windows.Length == 0 ? TimeSegment.NeverQuiet
            : NeverOpens() ? new TimeSegment(long.MinValue, long.MaxValue, true)
            : TimeSegment.Nothing;
    }

    /// <summary>Whether it is quiet, and until when: <see cref="long.MaxValue"/> when that never changes.</summary>
    internal TimeSegment At(long now)
    {
        var last = _last;
        return last.Covers(now) ? last : _last = Find(now);
    }

    private TimeSegment Find(long now)
    {
        var occurrences = Occurrences(now);
        occurrences.Sort((a, b) => a.Start.CompareTo(b.Start));

        // Walk the merged windows; those before now leave the last end behind them.
        var openSince = Math.Min(now, AllKnownSince(now));
        for (var i = 0; i < occurrences.Count;)
        {
            var (start, end) = occurrences[i++];
            while (i < occurrences.Count && occurrences[i].Start <= end)
            {
                end = Math.Max(end, occurrences[i++].End);
            }

            if (start > now)
            {
                return new TimeSegment(openSince, start, false);
            }

            if (end > now)
            {
                return new TimeSegment(start, end, true);
            }

            openSince = Math.Max(openSince, end);
        }

        return new TimeSegment(openSince, now + TimeSpan.TicksPerDay, false);
    }

    // A window of an earlier day than the first one looked at may run on into the next, never further.
    private long AllKnownSince(long now) =>
        _clock.Instant(Wall((_clock.WallClock(now) / TimeSpan.TicksPerDay) - DaysBack + 1, 0), last: true);

    private List<(long Start, long End)> Occurrences(long now)
    {
        var found = new List<(long Start, long End)>(_windows.Length * (DaysBack + DaysAhead));
        var today = _clock.WallClock(now) / TimeSpan.TicksPerDay;
        for (var day = Math.Max(0, today - DaysBack); day <= today + DaysAhead; day++)
        {
            // 0001-01-01 was a Monday.
            var weekday = (Weekdays)(1 << (int)(day % 7));
            foreach (var window in _windows)
            {
                if (!window.Days.HasFlag(weekday))
                {
                    continue;
                }

                var start = _clock.Instant(Wall(day, window.Start.Minutes), last: false);
                var end = _clock.Instant(Wall(day, EndMinutes(window)), last: true);
                if (start < end)
                {
                    found.Add((start, end));
                }
            }
        }

        return found;
    }

    private static int EndMinutes(QuietWindow window) =>
        window.End.Minutes > window.Start.Minutes ? window.End.Minutes : window.End.Minutes + MinutesInDay;

    private static long Wall(long day, int minutes) => (day * TimeSpan.TicksPerDay) + (minutes * TimeSpan.TicksPerMinute);

    private bool NeverOpens()
    {
        if (_windows.Sum(w => (EndMinutes(w) - w.Start.Minutes) * BitOperations.PopCount((uint)w.Days)) < MinutesInWeek)
        {
            return false;
        }

        var covered = new bool[MinutesInWeek];
        foreach (var window in _windows)
        {
            for (var day = 0; day < 7; day++)
            {
                if (!window.Days.HasFlag((Weekdays)(1 << day)))
                {
                    continue;
                }

                for (var minute = window.Start.Minutes; minute < EndMinutes(window); minute++)
                {
                    covered[((day * MinutesInDay) + minute) % MinutesInWeek] = true;
                }
            }
        }

        return Array.TrueForAll(covered, minute => minute);
    }
}
