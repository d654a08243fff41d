namespace LenNotify;

/// <summary>
/// When something recurs on a wall clock: five fields, minute, hour, day of month, month, day of week, as cron reads them. Where both days are
/// narrowed, either is enough. Each time that the wall clock names comes once: in a gap it is the transition, of two the first.
/// </summary>
internal sealed class CronSchedule
{
    private const int LongestText = 200;

    // February the 29th is eight years away at most.
    private const int MostDays = (8 * 366) + 2;
    private const string Shape = "five fields: minute, hour, day of month, month, day of week, as in 30 18 * * MON-FRI";
    private static readonly int[] LongestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    private readonly ulong[] _fields;

    private CronSchedule(string text, ulong[] fields) => (Text, _fields) = (text, fields);

    /// <summary>As it was written.</summary>
    internal string Text { get; }

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="InvalidInputException">It is none; every problem names the field.</exception>
    internal static CronSchedule Parse(string text)
    {
        var problems = new List<Problem>();
        var parts = text.Length > LongestText ? [] : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != CronField.All.Length)
        {
            problems.Add(new("schedule", $"'{Shown.Of(text)}' has not five fields.", Shape));
            throw new InvalidInputException("insights", problems);
        }

        var fields = new ulong[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            fields[i] = CronField.All[i].Read(parts[i], problems);
        }

        // Sunday is 0 and 7.
        fields[4] = (fields[4] | (fields[4] >> 7)) & 0b111_1111;
        var read = new CronSchedule(text, fields);
        if (problems.Count == 0 && !read.EverComes())
        {
            problems.Add(new("schedule.day_of_month", "is a day that none of the months has.", "a day of one of the months"));
        }

        return problems.Count == 0 ? read : throw new InvalidInputException("insights", problems);
    }

    /// <summary>The next time, later than <paramref name="after"/>, and the day that the wall clock then shows; null after the end of the calendar.</summary>
    internal CronTime? Next(ITimeZones zones, string zone, DateTimeOffset after)
    {
        var clock = new ZoneClock(zones, zone);
        var now = after.UtcTicks;
        var first = (clock.WallClock(now) / TimeSpan.TicksPerDay) - 1;
        for (var day = Math.Max(0, first); day < Math.Min(first + MostDays, DateTime.MaxValue.Ticks / TimeSpan.TicksPerDay); day++)
        {
            if (Matches(new DateTime(day * TimeSpan.TicksPerDay)) && Find(clock, day, now) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private CronTime? Find(ZoneClock clock, long day, long now)
    {
        var midnight = day * TimeSpan.TicksPerDay;
        if (clock.Instant(midnight, last: false) >= clock.Instant(midnight + TimeSpan.TicksPerDay, last: false))
        {
            // The zone skipped the day.
            return null;
        }

        for (var minute = 0; minute < 24 * 60; minute++)
        {
            if (Has(1, minute / 60) && Has(0, minute % 60) && clock.Instant(midnight + (minute * TimeSpan.TicksPerMinute), last: false) is var instant && instant > now)
            {
                return new CronTime(new DateTimeOffset(instant, TimeSpan.Zero), DateOnly.FromDateTime(new DateTime(midnight)));
            }
        }

        return null;
    }

    private bool Matches(DateTime day)
    {
        if (!Has(3, day.Month))
        {
            return false;
        }

        var (ofMonth, ofWeek) = (Has(2, day.Day), Has(4, (int)day.DayOfWeek));
        return IsNarrow(2) && IsNarrow(4) ? ofMonth || ofWeek : ofMonth && ofWeek;
    }

    private bool EverComes() => (IsNarrow(2) && IsNarrow(4))
        || Enumerable.Range(1, 12).Any(month => Has(3, month) && Enumerable.Range(1, LongestMonths[month - 1]).Any(day => Has(2, day)));

    private bool IsNarrow(int field) => field == 4 ? _fields[4] != 0b111_1111 : _fields[2] != 0xFFFF_FFFE;

    private bool Has(int field, int value) => (_fields[field] & (1UL << value)) != 0;
}
