using NodaTime;

namespace LenNotify.Core.Tests;

/// <summary>
/// Wall-clock windows by the slowest method there is: every occurrence within some weeks is worked out day by day, and
/// those that touch are joined.
/// </summary>
internal sealed class OracleCalendar
{
    private const int UsableDays = 14;
    private const int Days = 45;

    private readonly List<(DateTimeOffset Start, DateTimeOffset End)> _spans = [];
    private readonly DateTimeOffset _from;

    internal OracleCalendar(IEnumerable<QuietWindow> windows, string zone, DateTimeOffset from)
    {
        _from = from;
        var first = LocalDate.FromDateTime(from.UtcDateTime);
        var occurrences =
            from window in windows
            from day in Enumerable.Range(-3, Days)
            let date = first.PlusDays(day)
            where window.Days.HasFlag(DayOf(date)) && window.Start != window.End
            let endDate = window.End.Minutes > window.Start.Minutes ? date : date.PlusDays(1)
            let start = OracleClock.Instant(zone, date, window.Start, later: false)
            let end = OracleClock.Instant(zone, endDate, window.End, later: true)
            where start < end
            orderby start
            select (start, end);
        foreach (var (start, end) in occurrences)
        {
            Add(start, end);
        }
    }

    /// <summary>Whether an instant is inside, and the first instant that is not; null when that never comes.</summary>
    internal (bool Inside, DateTimeOffset? Ends) At(DateTimeOffset now)
    {
        if (now < _from || now > _from.AddDays(UsableDays))
        {
            throw new ArgumentOutOfRangeException(nameof(now), $"{now:O} is not within {UsableDays} days of {_from:O}.");
        }

        foreach (var (start, end) in _spans)
        {
            if (now < end)
            {
                return start > now ? (false, null) : (true, end > _from.AddDays(Days - 5) ? null : end);
            }
        }

        return (false, null);
    }

    private void Add(DateTimeOffset start, DateTimeOffset end)
    {
        if (_spans.Count > 0 && start <= _spans[^1].End)
        {
            _spans[^1] = (_spans[^1].Start, end > _spans[^1].End ? end : _spans[^1].End);
        }
        else
        {
            _spans.Add((start, end));
        }
    }

    private static Weekdays DayOf(LocalDate date) => date.DayOfWeek switch
    {
        IsoDayOfWeek.Monday => Weekdays.Monday,
        IsoDayOfWeek.Tuesday => Weekdays.Tuesday,
        IsoDayOfWeek.Wednesday => Weekdays.Wednesday,
        IsoDayOfWeek.Thursday => Weekdays.Thursday,
        IsoDayOfWeek.Friday => Weekdays.Friday,
        IsoDayOfWeek.Saturday => Weekdays.Saturday,
        _ => Weekdays.Sunday,
    };
}
