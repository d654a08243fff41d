using NodaTime;
using NodaTime.TimeZones;

namespace LenNotify.Tests;

public class TzdbIntervalsTests
{
    private const int Threads = 8;

    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2041, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Zones = [.. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct()];

    [Fact]
    public void Intervals_join_without_gap_in_every_zone()
    {
        foreach (var zone in Zones)
        {
            var interval = TzdbZones.Default.IntervalAt(zone, From);
            interval.Start.Should().BeOnOrBefore(From);
            while (interval.End < To)
            {
                var next = TzdbZones.Default.IntervalAt(zone, interval.End);
                next.Start.Should().Be(interval.End, zone);
                next.End.Should().BeAfter(next.Start, zone);
                TzdbZones.Default.IntervalAt(zone, interval.End.AddTicks(-1)).Should().Be(interval, zone);
                interval = next;
            }
        }
    }

    [Fact]
    public void The_offset_is_what_the_wall_clock_is_ahead_of_UTC()
    {
        OffsetAt("America/New_York", "2026-07-01T00:00Z").Should().Be(TimeSpan.FromHours(-4));
        OffsetAt("America/New_York", "2050-01-15T00:00Z").Should().Be(TimeSpan.FromHours(-5));
        OffsetAt("Asia/Kathmandu", "2026-07-01T00:00Z").Should().Be(new TimeSpan(5, 45, 0));
        OffsetAt("Europe/Dublin", "2026-07-01T00:00Z").Should().Be(TimeSpan.FromHours(1), "its winter time is the one that is saved");
        OffsetAt("Etc/GMT+5", "2026-07-01T00:00Z").Should().Be(TimeSpan.FromHours(-5));
    }

    [Fact]
    public void An_interval_begins_with_the_transition_and_ends_before_the_next()
    {
        var interval = TzdbZones.Default.IntervalAt("America/New_York", DateTimeOffset.Parse("2026-07-01T02:00+02:00"));

        interval.Should().Be(new LenNotify.ZoneInterval(
            DateTimeOffset.Parse("2026-03-08T07:00Z"), DateTimeOffset.Parse("2026-11-01T06:00Z"), TimeSpan.FromHours(-4)));
    }

    [Fact]
    public void The_ends_of_the_calendar_have_intervals_in_every_zone()
    {
        foreach (var zone in Zones)
        {
            TzdbZones.Default.IntervalAt(zone, DateTimeOffset.MinValue).Start.Should().Be(DateTimeOffset.MinValue, zone);
            TzdbZones.Default.IntervalAt(zone, DateTimeOffset.MaxValue).End.Should().Be(DateTimeOffset.MaxValue, zone);
        }
    }

    [Theory]
    [InlineData("UTC", "*'UTC'*Etc/UTC*")]
    [InlineData("etc/utc", "*'etc/utc'*Etc/UTC*")]
    [InlineData("Asia/Calcutta", "*'Asia/Calcutta'*Asia/Kolkata*")]
    [InlineData("Eastern Standard Time", "*America/New_York*")]
    [InlineData("no\nzone", "*TryCanonicalize*")]
    public void An_id_that_is_not_canonical_is_refused_with_what_to_do(string id, string message)
    {
        var interval = () => TzdbZones.Default.IntervalAt(id, From);

        interval.Should().Throw<ArgumentException>().WithParameterName("canonicalId").WithMessage(message).Which.Message.Should().NotContain("\n");
    }

    [Fact]
    public void A_text_without_end_is_refused_without_repeating_it()
    {
        var interval = () => TzdbZones.Default.IntervalAt(new string('A', 100_000), From);

        interval.Should().Throw<ArgumentException>().Which.Message.Length.Should().BeLessThan(200);
    }

    [Fact]
    public void Threads_that_ask_in_any_order_get_the_answers_of_one()
    {
        var expected = Zones.Select((zone, at) => (zone, instant: From.AddDays(at))).Select(asked => (asked, told: Fresh(asked.zone, asked.instant))).ToArray();

        var wrong = Enumerable.Range(0, Threads).AsParallel().WithDegreeOfParallelism(Threads).SelectMany(thread =>
        {
            var order = expected.ToArray();
            new Random(thread).Shuffle(order);
            return order.Where(one => TzdbZones.Default.IntervalAt(one.asked.zone, one.asked.instant).Offset != one.told).Select(one => one.asked.zone);
        });

        wrong.Should().BeEmpty();
    }

    private static TimeSpan OffsetAt(string zone, string instant) => TzdbZones.Default.IntervalAt(zone, DateTimeOffset.Parse(instant)).Offset;

    private static TimeSpan Fresh(string zone, DateTimeOffset instant) =>
        DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(Instant.FromDateTimeOffset(instant)).ToTimeSpan();
}
