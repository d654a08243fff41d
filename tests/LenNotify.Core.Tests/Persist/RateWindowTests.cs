using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public class RateWindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChannelRate Rate = new(100, TimeSpan.FromMinutes(1));

    [Theory]
    [InlineData(100, 60, 1)]
    [InlineData(7, 3600, 2)]
    [InlineData(1, 1, 3)]
    [InlineData(1000, 86400, 4)]
    public void No_rolling_window_ever_holds_one_too_many_and_none_waits_longer_than_a_slice(int limit, int seconds, int seed)
    {
        var rate = new ChannelRate(limit, TimeSpan.FromSeconds(seconds));
        var random = new Random(seed);
        var window = RateWindow.Empty;
        var starts = new List<DateTimeOffset>();
        var now = Start;
        for (var round = 0; round < 3_000; round++)
        {
            now += rate.Per * (random.NextDouble() * random.NextDouble() / 20);
            var room = window.Room(rate, now);
            room.Should().BeLessThanOrEqualTo(limit - starts.Count(start => start + rate.Per > now));
            if (room == 0)
            {
                var free = window.FreeAt(rate, now);
                free.Should().BeAfter(now);
                window.Room(rate, free).Should().BePositive();
                (starts[^limit] + rate.Per + (rate.Per / 256)).Should().BeOnOrAfter(free);
            }

            var taken = random.Next(Math.Min(room, 1 + (limit / 3)) + 1);
            window = RateWindow.FromBytes(window.Take(rate, taken, now).ToBytes());
            for (var i = 0; i < taken; i++)
            {
                starts.Add(now);
            }

            window.ToBytes().Length.Should().BeLessThanOrEqualTo(514 * 12);
        }
    }

    [Fact]
    public void A_node_whose_clock_is_behind_counts_what_the_others_started()
    {
        var window = RateWindow.Empty.Take(Rate, 60, Start.AddSeconds(5)).Take(Rate, 40, Start);

        window.Room(Rate, Start).Should().Be(0);
        window.Room(Rate, Start.AddSeconds(64)).Should().Be(0);
        window.Room(Rate, Start.AddSeconds(66)).Should().Be(100);
    }

    [Fact]
    public void A_node_whose_clock_is_behind_counts_what_left_the_window_of_a_node_that_is_ahead()
    {
        var window = RateWindow.Empty.Take(Rate, 99, Start).Take(Rate, 1, Start.AddSeconds(75));

        window.Room(Rate, Start.AddSeconds(40)).Should().Be(0, "by its own clock all hundred are in the last minute, or still to come");
        window.Room(Rate, Start.AddSeconds(75)).Should().Be(99);
    }

    [Fact]
    public void A_lower_limit_holds_at_once()
    {
        var window = RateWindow.Empty.Take(Rate, 60, Start);
        var lower = new ChannelRate(50, Rate.Per);

        window.Room(lower, Start).Should().Be(0);
        window.FreeAt(lower, Start).Should().BeCloseTo(Start.AddMinutes(1), TimeSpan.FromSeconds(0.25));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(600 * 12)]
    public void Bytes_that_are_no_rate_window_are_refused(int length) =>
        FluentActions.Invoking(() => RateWindow.FromBytes(new byte[length])).Should().Throw<InvalidDataException>().WithMessage("The rate window is damaged*");

    [Fact]
    public void No_bytes_are_an_empty_window() => RateWindow.FromBytes([]).FreeAt(Rate, Start).Should().Be(Start);
}
