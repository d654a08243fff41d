using System.Globalization;

namespace LenNotify;

/// <summary>A wall-clock time in whole minutes, from 00:00 up to and including 24:00, the end of a day.</summary>
public readonly record struct TimeOfDay
{
    private const int MinutesInDay = 24 * 60;

    private readonly short _minutes;

    /// <summary>The given hour and minute; 24:00 is the only time in hour 24.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such time of day.</exception>
    public TimeOfDay(int hour, int minute = 0)
    {
        if (hour is < 0 or > 24 || minute is < 0 or > 59 || (hour == 24 && minute != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(hour), $"{hour}:{minute} is not a time of day between 00:00 and 24:00.");
        }

        _minutes = (short)((hour * 60) + minute);
    }

    /// <summary>00:00.</summary>
    public static TimeOfDay Midnight => default;

    /// <summary>24:00: legal as the end of a window only.</summary>
    public static TimeOfDay EndOfDay => new(24);

    /// <summary>Minutes since 00:00, 0-1440.</summary>
    public int Minutes => _minutes;

    internal bool IsEndOfDay => _minutes == MinutesInDay;

    /// <summary>Reads <c>HH:mm</c>, two digits each.</summary>
    /// <exception cref="FormatException">It is not a time of day between 00:00 and 24:00.</exception>
    public static TimeOfDay Parse(string text) => TryParse(text, out var time)
        ? time
        : throw new FormatException($"'{Shown.Of(text)}' is not a time of day: write HH:mm from 00:00 to 24:00.");

    /// <summary>Reads <c>HH:mm</c>, two digits each.</summary>
    public static bool TryParse(string? text, out TimeOfDay time)
    {
        // Digit by digit: int.TryParse ignores NULs at the end, and would take "07:0\0".
        time = default;
        if (text is not [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9'])
        {
            return false;
        }

        var hour = (10 * (text[0] - '0')) + text[1] - '0';
        var minute = (10 * (text[3] - '0')) + text[4] - '0';
        if ((hour * 60) + minute > MinutesInDay)
        {
            return false;
        }

        time = new TimeOfDay(hour, minute);
        return true;
    }

    /// <summary><c>HH:mm</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_minutes / 60:00}:{_minutes % 60:00}");
}
