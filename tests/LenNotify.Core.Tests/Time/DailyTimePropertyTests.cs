namespace LenNotify.Core.Tests;

public class DailyTimePropertyTests
{
    private const int MinutesInDay = 24 * 60;
    private const int DaysEachSide = 5;
    private const int TimesEachSpot = 5;

    [Fact]
    public void Every_zone_reaches_a_time_of_day_around_every_transition_when_a_scan_of_its_minutes_first_does() => Spots.Check(spot =>
    {
        var scan = new WallClockScan(spot, DaysEachSide, DaysEachSide);
        var random = spot.Random(7);
        var windows = new RandomWindows(random, scan);
        return Enumerable.Range(0, TimesEachSpot)
            .Select(at => at < 4 ? windows.NearTransition() : windows.Anywhere())
            .SelectMany(time => Disagreements(scan, time, random));
    });

    private static IEnumerable<string> Disagreements(WallClockScan scan, TimeOfDay time, Random random)
    {
        var daily = new DailyTime(new ZoneClock(TzdbZones.Default, scan.Spot.Zone), time);
        var reached = Reached(scan, time).ToArray();
        return Instants(scan, reached, random)
            .Select(now => (now, told: daily.Next(now), expected: reached.First(instant => instant > now)))
            .Where(asked => asked.told != asked.expected)
            .Select(asked => $"{time} after {Spot.Show(asked.now)}: {Spot.Show(asked.told)}; the scan says {Spot.Show(asked.expected)}");
    }

    // One instant for each date that the clock shows at all: when it first shows this time of it, or has just jumped over it.
    private static IEnumerable<long> Reached(WallClockScan scan, TimeOfDay time) => scan.Days
        .Select(day => scan.Reached((day * MinutesInDay) + time.Minutes))
        .Where(minute => minute > 0 && minute < scan.Length)
        .Select(scan.TicksOf);

    private static long[] Instants(WallClockScan scan, long[] reached, Random random)
    {
        long[] instants =
        [
            .. reached.Where(instant => Math.Abs(instant - scan.Spot.Ticks) < 2 * TimeSpan.TicksPerDay).SelectMany(instant => new[] { instant - 1, instant }),
            scan.Spot.Ticks - 1,
            scan.Spot.Ticks,
            .. Enumerable.Range(0, 6).Select(_ => scan.Spot.Ticks + random.NextInt64(-2 * TimeSpan.TicksPerDay, 2 * TimeSpan.TicksPerDay)),
        ];
        random.Shuffle(instants);
        return instants;
    }
}
