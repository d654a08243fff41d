namespace LenNotify.Core.Tests;

/// <summary>Windows that are likely to get into trouble around one spot.</summary>
internal sealed class RandomWindows
{
    private const int MinutesInDay = 24 * 60;

    private readonly Random _random;
    private readonly int _before;
    private readonly int _after;
    private readonly Weekdays _day;

    internal RandomWindows(Random random, WallClockScan scan)
    {
        _random = random;
        var middle = scan.MinuteOf(scan.Spot.Ticks);
        _before = (scan.Shown[middle - 1] + 1) % MinutesInDay;
        _after = scan.Shown[middle] % MinutesInDay;
        _day = (Weekdays)(1 << (scan.Shown[middle] / MinutesInDay % 7));
    }

    /// <summary>Mostly one to three, now and then eight that overlap; in one of sixteen they leave no minute of the week open.</summary>
    internal QuietWindow[] Next() => _random.Next(16) switch
    {
        0 => WholeWeek(),
        1 => Many(8),
        2 => AllButOnceAWeek(),
        var n => Many(1 + (n % 3)),
    };

    /// <summary>A time of day near what the clock shows just before or just after the transition.</summary>
    internal TimeOfDay NearTransition() => At((_random.Next(2) == 0 ? _before : _after) + (_random.Next(4) == 0 ? 0 : _random.Next(-90, 91)));

    internal TimeOfDay Anywhere() => At(_random.Next(MinutesInDay));

    internal static string Show(IEnumerable<QuietWindow> windows) => string.Join(" + ", windows.Select(w => $"{w.Start}-{w.End} {w.Days}"));

    private QuietWindow[] Many(int count) => [.. Enumerable.Range(0, count).Select(_ => Window())];

    private QuietWindow Window()
    {
        var (start, end) = _random.Next(9) switch
        {
            0 => (Anywhere(), Anywhere()),
            1 => (At(_random.Next(18 * 60, MinutesInDay)), At(_random.Next(12 * 60))),
            2 => (NearTransition(), Anywhere()),
            3 => (Anywhere(), NearTransition()),
            4 => (NearTransition(), NearTransition()),
            5 => (Anywhere(), TimeOfDay.EndOfDay),
            6 => (TimeOfDay.Midnight, TimeOfDay.EndOfDay),
            7 => (At(60 * _random.Next(24)), At(60 * _random.Next(24))),
            _ => NearlyAlways(),
        };
        return start == end ? Window() : new QuietWindow(start, end, Days());
    }

    // Open for an hour or so a day, which a gap may swallow whole.
    private (TimeOfDay Start, TimeOfDay End) NearlyAlways()
    {
        var open = NearTransition();
        return (At(open.Minutes + 1 + _random.Next(60)), open);
    }

    // Open on the day of the transition alone, about the time at which a gap leaves nothing of it.
    private QuietWindow[] AllButOnceAWeek()
    {
        var (from, to) = (NearTransition(), NearTransition());
        return from.Minutes is 0 || to.Minutes <= from.Minutes
            ? AllButOnceAWeek()
            : [new(TimeOfDay.Midnight, TimeOfDay.EndOfDay, Weekdays.All & ~_day), new(TimeOfDay.Midnight, from, _day), new(to, TimeOfDay.EndOfDay, _day)];
    }

    private QuietWindow[] WholeWeek()
    {
        var split = At(1 + _random.Next(MinutesInDay - 1));
        return _random.Next(3) switch
        {
            0 => [new(TimeOfDay.Midnight, TimeOfDay.EndOfDay)],
            1 => [new(split, TimeOfDay.EndOfDay), new(TimeOfDay.Midnight, split)],
            _ => [.. Enum.GetValues<Weekdays>().Where(day => int.IsPow2((int)day)).Select(day => new QuietWindow(TimeOfDay.Midnight, TimeOfDay.EndOfDay, day))],
        };
    }

    private Weekdays Days() => _random.Next(4) switch
    {
        0 or 1 => Weekdays.All,
        2 => Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday,
        _ => (Weekdays)_random.Next(1, 128),
    };

    private static TimeOfDay At(int minutes)
    {
        var minute = ((minutes % MinutesInDay) + MinutesInDay) % MinutesInDay;
        return new TimeOfDay(minute / 60, minute % 60);
    }
}
