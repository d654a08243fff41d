namespace LenNotify.Core.Tests;

/// <summary>Quiet or not, minute by minute, as DESIGN words it: a start is when the clock first reaches it, an end when it last passes it.</summary>
internal sealed class QuietOracle
{
    private const int MinutesInDay = 24 * 60;

    private readonly WallClockScan _scan;
    private readonly bool[] _quiet;

    internal QuietOracle(WallClockScan scan, IReadOnlyList<QuietWindow> windows)
    {
        _scan = scan;
        _quiet = new bool[scan.Length];
        for (var day = scan.Days.Min() - 1; day <= scan.Days.Max(); day++)
        {
            var weekday = Enum.Parse<Weekdays>(DateOnly.FromDayNumber(day).DayOfWeek.ToString());
            foreach (var window in windows.Where(window => (window.Days & weekday) != 0))
            {
                var length = window.End.Minutes - window.Start.Minutes;
                var start = (day * MinutesInDay) + window.Start.Minutes;
                var from = scan.Reached(start);
                var to = scan.Passed(start + length + (length > 0 ? 0 : MinutesInDay));
                if (from < to)
                {
                    _quiet.AsSpan(from, to - from).Fill(true);
                }
            }
        }
    }

    internal bool QuietAt(long ticks) => _quiet[_scan.MinuteOf(ticks)];

    /// <summary>The first instant after this one that is not quiet; <see cref="long.MaxValue"/> when the scan sees none.</summary>
    internal long EndsAt(long ticks)
    {
        var minute = _scan.MinuteOf(ticks) + 1;
        var length = _quiet.AsSpan(minute).IndexOf(false);
        return length < 0 ? long.MaxValue : _scan.TicksOf(minute + length);
    }

    /// <summary>Whether the answer is the same all through a stretch, as far as the scan sees it.</summary>
    internal bool IsUniform(TimeSegment stretch)
    {
        var from = Math.Clamp(stretch.From, _scan.TicksOf(0), _scan.TicksOf(_scan.Length));
        var until = Math.Clamp(stretch.Until, from, _scan.TicksOf(_scan.Length));
        var first = _scan.MinuteOf(from);
        var last = _scan.MinuteOf(until + Spot.TicksPerMinute - 1);
        return !_quiet.AsSpan(first, last - first).Contains(!stretch.Quiet);
    }

    /// <summary>The minutes near the middle of the scan in which quiet begins or ends.</summary>
    internal IEnumerable<int> Edges(int middle, int reach) =>
        Enumerable.Range(middle - reach, 2 * reach).Where(minute => _quiet[minute] != _quiet[minute - 1]);
}
