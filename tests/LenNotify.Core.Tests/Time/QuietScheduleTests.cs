namespace LenNotify.Core.Tests;

public class QuietScheduleTests
{
    private static readonly long Wednesday = At("2039-06-01T12:00:00Z");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_answer_kept_of_one_day_is_not_given_for_a_window_that_ran_days_before_it(int days)
    {
        var saturdayNight = At("2039-05-29T03:00:00Z");
        var schedule = Schedule(QuietWindow.Between("19:00", "09:00", Weekdays.Saturday), QuietWindow.Between("02:50", "02:55", Weekdays.Sunday));

        schedule.At(saturdayNight + (days * TimeSpan.TicksPerDay)).Quiet.Should().BeFalse();

        schedule.At(saturdayNight).Quiet.Should().BeTrue("Saturday's window runs until Sunday 09:00");
    }

    [Fact]
    public void Windows_that_touch_or_overlap_end_together()
    {
        var schedule = Schedule(
            QuietWindow.Between("08:00", "12:30"), QuietWindow.Between("12:30", "13:00"), QuietWindow.Between("11:00", "12:00"), QuietWindow.Between("10:00", "10:05"));

        schedule.At(Wednesday).Should().Be(new TimeSegment(At("2039-06-01T08:00:00Z"), At("2039-06-01T13:00:00Z"), true));
    }

    [Fact]
    public void Windows_that_leave_no_minute_of_the_week_open_never_end() =>
        Schedule(QuietWindow.Between("06:00", "05:00"), QuietWindow.Between("04:00", "07:00")).At(Wednesday).Until.Should().Be(long.MaxValue);

    [Fact]
    public void One_open_minute_a_week_is_enough_to_end()
    {
        var schedule = Schedule(
            QuietWindow.Between("00:00", "24:00", Weekdays.All & ~Weekdays.Sunday),
            QuietWindow.Between("00:00", "12:00", Weekdays.Sunday),
            QuietWindow.Between("12:01", "24:00", Weekdays.Sunday));

        schedule.At(Wednesday).Until.Should().Be(At("2039-06-05T12:00:00Z"));
    }

    [Fact]
    public void An_opening_of_once_a_week_that_a_gap_swallows_leaves_a_fortnight_of_quiet()
    {
        var schedule = Schedule("America/New_York", QuietWindow.Between("00:00", "24:00", Weekdays.All & ~Weekdays.Sunday),
            QuietWindow.Between("00:00", "02:00", Weekdays.Sunday), QuietWindow.Between("03:00", "24:00", Weekdays.Sunday));

        schedule.At(At("2026-03-01T07:59:59Z")).Quiet.Should().BeFalse("it is 02:59:59 on Sunday");
        schedule.At(At("2026-03-01T08:00:00Z")).Until.Should().Be(At("2026-03-15T06:00:00Z"), "there is no 02:00 on the Sunday between");
    }

    [Fact]
    public void A_clock_about_to_go_back_past_midnight_may_be_in_a_window_of_the_day_before_yesterday()
    {
        var schedule = Schedule("America/St_Johns", QuietWindow.Between("23:59", "23:58", Weekdays.Friday));

        schedule.At(At("2010-11-07T02:30:30Z")).Should().Be(
            new TimeSegment(At("2010-11-06T02:29:00Z"), At("2010-11-07T03:28:00Z"), true), "Sunday 00:01 becomes Saturday 23:01, and 23:58 comes again");
    }

    [Theory]
    [InlineData("22:00", "22:00", Weekdays.All)]
    [InlineData("00:00", "00:00", Weekdays.All)]
    [InlineData("24:00", "24:00", Weekdays.All)]
    [InlineData("24:00", "08:00", Weekdays.All)]
    [InlineData("22:00", "08:00", Weekdays.None)]
    public void A_window_that_validation_refuses_is_never_quiet(string start, string end, Weekdays days)
    {
        var schedule = Schedule(QuietWindow.Between(start, end, days));

        for (var now = Wednesday; now < Wednesday + TimeSpan.TicksPerDay; now += TimeSpan.TicksPerHour)
        {
            schedule.At(now).Quiet.Should().BeFalse();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_155_378_975_999_999_999)]
    [InlineData(3_155_378_500_000_000_000)]
    public void At_the_ends_of_the_calendar_there_is_still_an_answer(long now)
    {
        foreach (var zone in new[] { "Etc/UTC", "America/New_York", "Pacific/Kiritimati" })
        {
            var segment = Schedule(zone, QuietWindow.Between("22:00", "08:00")).At(now);
            segment.Until.Should().BeGreaterThan(now);
            (segment.Quiet && segment.Until > DateTimeOffset.MaxValue.UtcTicks).Should().BeFalse("no date can say so");
        }
    }

    private static QuietSchedule Schedule(params QuietWindow[] windows) => Schedule("Etc/UTC", windows);

    private static QuietSchedule Schedule(string zone, params QuietWindow[] windows) => new(new ZoneClock(TzdbZones.Default, zone), windows);

    private static long At(string instant) => DateTimeOffset.Parse(instant).UtcTicks;
}
