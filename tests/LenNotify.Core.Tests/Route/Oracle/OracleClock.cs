using NodaTime;

namespace LenNotify.Core.Tests;

/// <summary>From wall clock to instant and back, by NodaTime alone.</summary>
internal static class OracleClock
{
    /// <summary>
    /// When a zone's clock shows a time of a day (24:00 is the next midnight). A time that a gap skips is the transition
    /// itself; of a time that comes twice it is the one asked for.
    /// </summary>
    internal static DateTimeOffset Instant(string zone, LocalDate date, TimeOfDay time, bool later)
    {
        var map = DateTimeZoneProviders.Tzdb[zone].MapLocal(date.AtMidnight().PlusMinutes(time.Minutes));
        return map.Count switch
        {
            0 => map.EarlyInterval.End.ToDateTimeOffset(),
            1 => map.Single().ToInstant().ToDateTimeOffset(),
            _ => (later ? map.Last() : map.First()).ToInstant().ToDateTimeOffset(),
        };
    }

    internal static LocalDateTime WallClock(string zone, DateTimeOffset instant) =>
        NodaTime.Instant.FromDateTimeOffset(instant).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
}
