namespace LenNotify.Core.Tests;

/// <summary>All that a zone is asked about one instant.</summary>
internal sealed record ZoneAnswer(bool Quiet, long EndsAt, long Daily, long Hour)
{
    private static readonly QuietWindow[] Windows =
        [QuietWindow.Between("22:00", "01:30"), QuietWindow.Between("01:15", "02:45", Weekdays.Sunday), QuietWindow.Between("13:00", "14:00")];

    private static readonly TimeOfDay Time = new(2, 15);

    internal static ZoneAnswer Of(CompiledZone zone, long now)
    {
        var segment = zone.Schedule(Windows).At(now);
        return new ZoneAnswer(segment.Quiet, segment.Quiet ? segment.Until : 0, zone.Daily(Time).Next(now), zone.Hours.NextHour(now));
    }
}
