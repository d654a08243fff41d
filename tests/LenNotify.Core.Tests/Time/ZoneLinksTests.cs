using NodaTime;
using NodaTime.TimeZones;

namespace LenNotify.Core.Tests;

public class ZoneLinksTests
{
    [Fact]
    public void Every_link_keeps_its_wall_clock_when_it_becomes_the_canonical_id()
    {
        var from = Instant.FromUtc(2020, 1, 1, 0, 0);
        var to = Instant.FromUtc(2041, 1, 1, 0, 0);
        foreach (var link in TzdbDateTimeZoneSource.Default.CanonicalIdMap.Keys)
        {
            TzdbZones.Default.TryCanonicalize(link, out var id).Should().BeTrue(link);

            var clock = new ZoneClock(TzdbZones.Default, id!);
            foreach (var interval in DateTimeZoneProviders.Tzdb[link].GetZoneIntervals(from, to))
            {
                var start = interval.HasStart ? interval.Start : from;
                clock.At(start.ToDateTimeUtc().Ticks).Offset.Should().Be(interval.WallOffset.Ticks, "{0} is a link to {1}", link, id);
            }
        }
    }
}
