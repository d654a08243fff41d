using System.Collections.Concurrent;
using NodaTime;
using NodaTime.TimeZones;

namespace LenNotify.Core.Tests;

/// <summary>Every transition of every zone from 2020 to 2040, some instants of the zones without any, and the strange ones of the past.</summary>
internal static class Spots
{
    private const int PlainInstants = 3;
    private const int MostTold = 10;

    // Half hours, quarter hours, lost days, lost midnights, clocks that go back at one past midnight, Ramadan.
    private static readonly string[] StrangeZones =
    [
        "Pacific/Apia", "Pacific/Fakaofo", "Pacific/Kwajalein", "Pacific/Kiritimati", "Pacific/Chatham", "Australia/Lord_Howe",
        "Asia/Kathmandu", "Asia/Pyongyang", "Asia/Singapore", "Asia/Tehran", "Asia/Gaza", "Asia/Amman", "Africa/Cairo", "Africa/Casablanca",
        "America/Caracas", "America/Sao_Paulo", "America/St_Johns", "America/Havana", "Antarctica/Troll", "Antarctica/Casey",
    ];

    internal static IReadOnlyList<string> Zones { get; } = [.. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Order(StringComparer.Ordinal)];

    internal static IReadOnlyList<Spot> All { get; } = [.. Zones.SelectMany(Future), .. StrangeZones.SelectMany(zone => Transitions(zone, 1975, 2020))];

    /// <summary>Looks at all spots, on all cores, and fails with the first few disagreements.</summary>
    internal static void Check(Func<Spot, IEnumerable<string>> disagreements)
    {
        var told = new ConcurrentQueue<string>();
        Parallel.ForEach(All, (spot, loop) =>
        {
            foreach (var disagreement in disagreements(spot))
            {
                told.Enqueue($"{spot}: {disagreement}");
                loop.Stop();
            }
        });

        told.Take(MostTold).Should().BeEmpty();
    }

    private static IEnumerable<Spot> Future(string zone)
    {
        var transitions = Transitions(zone, 2020, 2041).ToList();
        var random = new Spot(zone, 0).Random(0);
        return transitions.Count > 0
            ? transitions
            : Enumerable.Range(0, PlainInstants)
                .Select(_ => new Spot(zone, (Ticks(2020) + random.NextInt64(Ticks(2041) - Ticks(2020))) / Spot.TicksPerMinute * Spot.TicksPerMinute));
    }

    private static IEnumerable<Spot> Transitions(string zone, int from, int to) =>
        DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(Instant.FromUtc(from, 1, 1, 0, 0), Instant.FromUtc(to, 1, 1, 0, 0))
            .Where(interval => interval.HasStart && interval.Start >= Instant.FromUtc(from, 1, 1, 0, 0))
            .Select(interval => new Spot(zone, interval.Start.ToDateTimeUtc().Ticks));

    private static long Ticks(int year) => new DateTime(year, 1, 1).Ticks;
}
