namespace LenNotify.Core.Tests;

public class DigestTimesPropertyTests
{
    [Fact]
    public void Every_zone_has_its_full_hours_around_every_transition_when_a_scan_of_its_minutes_shows_them() => Spots.Check(spot =>
    {
        var scan = new WallClockScan(spot, daysBefore: 1, daysAfter: 1);
        var digests = new DigestTimes(new ZoneClock(TzdbZones.Default, spot.Zone));
        return Instants(scan)
            .Select(now => (now, told: digests.NextHour(now), expected: NextFullHour(scan, now)))
            .Where(asked => asked.told != asked.expected)
            .Select(asked => $"after {Spot.Show(asked.now)}: {Spot.Show(asked.told)}; the scan says {Spot.Show(asked.expected)}");
    });

    private static long NextFullHour(WallClockScan scan, long now)
    {
        var minute = scan.MinuteOf(now) + 1;
        while (scan.Shown[minute] % 60 != 0)
        {
            minute++;
        }

        return scan.TicksOf(minute);
    }

    // Every quarter of an hour around the transition, and the ticks beside it.
    private static long[] Instants(WallClockScan scan)
    {
        var random = scan.Spot.Random(8);
        long[] instants =
        [
            .. Enumerable.Range(-20, 40).SelectMany(quarter => new long[] { -1, 0, random.NextInt64(15 * TimeSpan.TicksPerMinute) }
                .Select(ticks => scan.Spot.Ticks + (quarter * 15 * TimeSpan.TicksPerMinute) + ticks)),
        ];
        random.Shuffle(instants);
        return instants;
    }
}
