using BenchmarkDotNet.Attributes;
using LenNotify.Benchmarks.Results;

namespace LenNotify.Benchmarks.Routing;

/// <summary>The quiet-hours test by itself, for the 5,000 people who have quiet hours.</summary>
public class QuietHoursAlone
{
    private const int People = World.Users / 2;
    private static readonly long Now = World.Now.UtcTicks;

    private (long Start, long End, long Offset)[] _intervals = [];
    private int[] _zoneOf = [];
    private CompiledPreferences[] _people = [];
    private QuietSchedule[] _schedules = [];

    /// <summary>Takes the people and their zones from the world.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var world = World.Create();
        var side = new EngineSide(world);
        var quiet = Enumerable.Range(0, World.Users).Where(i => world.People[i].Document.QuietHours.Enabled).ToList();
        _people = [.. quiet.Select(i => side.People[i])];
        _schedules = [.. _people.Select(p => p.Calendar.Quiet!)];
        _zoneOf = [.. quiet.Select(i => Array.IndexOf(world.Zones, world.People[i].Document.TimeZone))];
        _intervals = [.. world.Zones.Select(zone =>
        {
            var interval = TzdbZones.Default.IntervalAt(zone, World.Now);
            return (interval.Start.UtcTicks, interval.End.UtcTicks, interval.Offset.Ticks);
        })];
    }

    /// <summary>Only the wall clock: the zone's current interval, kept at hand.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = People)]
    public long CachedInterval()
    {
        var sum = 0L;
        foreach (var zone in _zoneOf)
        {
            ref readonly var interval = ref _intervals[zone];
            sum += Now >= interval.Start && Now < interval.End ? Now + interval.Offset : 0;
        }

        return sum;
    }

    /// <summary>Whether it is quiet, and until when.</summary>
    [Bar(nameof(CachedInterval), 3)]
    [Limit(Bytes = 0)]
    [Benchmark(OperationsPerInvoke = People)]
    public long QuietUntil()
    {
        var sum = 0L;
        foreach (ref readonly var person in _people.AsSpan())
        {
            sum += person.Calendar.At(Frequency.Immediate, Now).Until;
        }

        return sum;
    }

    /// <summary>The same where a window begins or ends between two questions, so that nothing kept at hand helps.</summary>
    [Benchmark(OperationsPerInvoke = 100)]
    public long QuietUntilAnew()
    {
        var sum = 0L;
        for (var i = 0; i < 100; i++)
        {
            sum += _schedules[i].At(Now + (i % 2 * TimeSpan.TicksPerDay / 2)).Until + _schedules[i].At(Now + TimeSpan.TicksPerDay).Until;
        }

        return sum;
    }
}
