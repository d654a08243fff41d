namespace LenNotify.Core.Tests;

public class CalendarTests
{
    private static readonly CompiledZone Zone = new(TzdbZones.Default, "Europe/Amsterdam");

    private static readonly QuietHours Nights = new() { Enabled = true, Windows = [QuietWindow.Between("22:00", "07:00")] };

    [Theory]
    [InlineData("2026-06-10T20:30:00Z", "2026-06-11T05:00:00Z", "hold")]
    [InlineData("2026-06-10T12:00:00Z", "2026-06-10T20:00:00Z", "deliver")]
    public void It_tells_what_becomes_of_a_notification_until_when(string now, string until, string verdict)
    {
        var stretch = Zone.Calendar(Nights, new TimeOfDay(9)).At(Frequency.Immediate, Ticks(now));

        stretch.Until.Should().Be(Ticks(until));
        ChannelDecision.Of(stretch.Timing).Verdict.ToString().Should().BeEquivalentTo(verdict);
    }

    [Fact]
    public void It_is_right_whatever_was_asked_before()
    {
        var calendar = Zone.Calendar(Nights, new TimeOfDay(9));
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var now = Ticks("2026-03-20T00:00:00Z") + random.NextInt64(20 * TimeSpan.TicksPerDay);
            var frequency = (Frequency)random.Next(3);

            calendar.At(frequency, now).Should().Be(
                new CompiledZone(TzdbZones.Default, "Europe/Amsterdam").Calendar(Nights, new TimeOfDay(9)).At(frequency, now) with { From = calendar.At(frequency, now).From });
        }
    }

    [Fact]
    public void People_with_the_same_times_share_one_and_others_do_not()
    {
        var one = Zone.Calendar(Nights, new TimeOfDay(9));

        Zone.Calendar(Nights with { Windows = [QuietWindow.Between("22:00", "07:00")] }, new TimeOfDay(9)).Should().BeSameAs(one);
        Zone.Calendar(Nights with { KeepToInbox = true }, new TimeOfDay(9)).Should().NotBeSameAs(one);
        Zone.Calendar(Nights with { Enabled = false }, new TimeOfDay(9)).Should().NotBeSameAs(one);
        Zone.Calendar(Nights, new TimeOfDay(10)).Should().NotBeSameAs(one);
    }

    private static long Ticks(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).UtcTicks;
}
