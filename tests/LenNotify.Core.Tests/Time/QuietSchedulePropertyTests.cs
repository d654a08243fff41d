namespace LenNotify.Core.Tests;

public class QuietSchedulePropertyTests
{
    private const int MinutesInDay = 24 * 60;
    private const int DaysBefore = 4;

    // An opening of one hour a week that a gap swallows leaves a fortnight of quiet.
    private const int DaysAfter = 17;

    private static readonly int[] Seeds = [1, 2, 3];

    [Fact]
    public void Every_zone_is_quiet_around_every_transition_as_a_scan_of_its_minutes_says() => Spots.Check(spot =>
    {
        var scan = new WallClockScan(spot, DaysBefore, DaysAfter);
        return Seeds.SelectMany(seed => Disagreements(scan, spot.Random(seed)));
    });

    private static IEnumerable<string> Disagreements(WallClockScan scan, Random random)
    {
        var windows = new RandomWindows(random, scan).Next();
        var schedule = new QuietSchedule(new ZoneClock(TzdbZones.Default, scan.Spot.Zone), windows);
        var oracle = new QuietOracle(scan, windows);
        return Instants(scan, oracle, random)
            .Select(now => (now, told: schedule.At(now)))
            .Where(asked => !Agrees(asked.now, asked.told, oracle))
            .Select(asked => $"{RandomWindows.Show(windows)} at {Spot.Show(asked.now)}: {asked.told}, ends {Spot.Show(asked.told.Until)}; "
                + $"the scan says quiet = {oracle.QuietAt(asked.now)}, ends {Spot.Show(oracle.EndsAt(asked.now))}");
    }

    private static bool Agrees(long now, TimeSegment told, QuietOracle oracle) =>
        told.Quiet == oracle.QuietAt(now)
        && told.Until > now
        && (!told.Quiet || told.Until == oracle.EndsAt(now))
        && told.Covers(now)
        && oracle.IsUniform(told);

    // In no order, so that what was kept of one answer meets the questions of another day.
    private static long[] Instants(WallClockScan scan, QuietOracle oracle, Random random)
    {
        var middle = scan.MinuteOf(scan.Spot.Ticks);
        var edges = oracle.Edges(middle, 2 * MinutesInDay).Append(middle).Append(middle - 60).Append(middle + 60).Select(scan.TicksOf).ToArray();
        random.Shuffle(edges);
        long[] instants =
        [
            .. edges.Take(4).SelectMany(edge => new[] { edge - 1, edge, edge + random.Next(60) * TimeSpan.TicksPerSecond }),
            .. Enumerable.Range(0, 4).Select(_ => scan.Spot.Ticks + random.NextInt64(-2 * TimeSpan.TicksPerDay, 2 * TimeSpan.TicksPerDay)),
        ];
        random.Shuffle(instants);
        return instants;
    }
}
