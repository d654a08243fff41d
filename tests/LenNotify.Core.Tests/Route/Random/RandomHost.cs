namespace LenNotify.Core.Tests;

/// <summary>Hosts: eight that differ in all that a host may settle.</summary>
internal static class RandomHost
{
    internal const int Count = 8;

    /// <summary>Around changes of clocks somewhere, the turn of a year, and a plain week.</summary>
    private static readonly string[] Beginnings =
    [
        "2026-03-06", "2026-03-27", "2026-10-23", "2026-10-30", "2026-04-02", "2026-10-01", "2026-06-10", "2026-12-29",
    ];

    internal static DateTimeOffset From(int number) =>
        DateTimeOffset.Parse(Beginnings[number] + "T00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    internal static RoutingOptions Options(int number, Draw draw) => new()
    {
        DefaultTimeZone = draw.Pick(RandomPeople.Zones),
        Channels = RandomChannels.Of(number, draw),
        Types = RandomTypes.Of(draw),
        PerUser = draw.Maybe(0.8, () => Cap(draw, 2, 5)),
        ErrorsPassQuietHours = draw.Chance(0.6),
        GroupThreshold = draw.Number(2, 4),
        GroupWindow = TimeSpan.FromMinutes(draw.Pick([5, 5, 12])),
        RepeatWindow = TimeSpan.FromMinutes(draw.Pick([10, 10, 25])),
        PriorityPolicy = number == 5 ? new CountingPolicy() : null,
    };

    /// <summary>Small ones, so that short histories fill them.</summary>
    internal static Throttle Cap(Draw draw, int least, int most) =>
        new(draw.Number(least, most), TimeSpan.FromMinutes(draw.Pick([5, 10, 30, 60]))) { FoldsIntoDigest = draw.Chance(0.3) };

    /// <summary>A host's own policy, which shows every count of repeats in the priority.</summary>
    private sealed class CountingPolicy : IPriorityPolicy
    {
        public Priority Judge(Notification notification, NotificationType type, int repeats) =>
            (Priority)((repeats + (int)notification.Severity) % 4);
    }
}
