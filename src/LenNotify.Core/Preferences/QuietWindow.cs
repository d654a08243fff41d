namespace LenNotify;

/// <summary>
/// A wall-clock window: start inclusive, end exclusive. One whose end is not after its start runs past midnight and
/// belongs to the day it starts on. 00:00-24:00 is the whole day; equal start and end are refused.
/// </summary>
/// <param name="Start">The first quiet minute, 00:00-23:59.</param>
/// <param name="End">The first minute after it; 24:00 is legal.</param>
/// <param name="Days">The days it starts on.</param>
public sealed record QuietWindow(TimeOfDay Start, TimeOfDay End, Weekdays Days = Weekdays.All)
{
    /// <summary>The window from <paramref name="start"/> to <paramref name="end"/>, both <c>HH:mm</c>.</summary>
    /// <exception cref="FormatException">One of them is not a time of day.</exception>
    public static QuietWindow Between(string start, string end, Weekdays days = Weekdays.All) =>
        new(TimeOfDay.Parse(start), TimeOfDay.Parse(end), days);
}
