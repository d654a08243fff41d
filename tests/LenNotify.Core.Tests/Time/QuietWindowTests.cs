namespace LenNotify.Core.Tests;

public class QuietWindowTests
{
    [Fact]
    public void A_window_is_read_from_two_times_and_is_for_every_day_unless_days_are_named()
    {
        QuietWindow.Between("22:00", "08:00").Should().Be(new QuietWindow(new TimeOfDay(22), new TimeOfDay(8), Weekdays.All));
        QuietWindow.Between("22:00", "24:00", Weekdays.Friday).Should().Be(new QuietWindow(new TimeOfDay(22), TimeOfDay.EndOfDay, Weekdays.Friday));
    }

    [Theory]
    [InlineData("22:00", "7:5")]
    [InlineData("25:00", "08:00")]
    [InlineData("22:00", null)]
    [InlineData(null, "08:00")]
    public void A_time_that_is_none_is_refused_at_once(string? start, string? end)
    {
        var between = () => QuietWindow.Between(start!, end!);

        between.Should().Throw<FormatException>().WithMessage("*HH:mm*");
    }

    [Theory]
    [InlineData("22:00", "22:00", Weekdays.All, "quiet_hours.windows[0].end")]
    [InlineData("00:00", "00:00", Weekdays.All, "quiet_hours.windows[0].end")]
    [InlineData("24:00", "08:00", Weekdays.All, "quiet_hours.windows[0].start")]
    [InlineData("24:00", "24:00", Weekdays.All, "quiet_hours.windows[0].start")]
    [InlineData("22:00", "08:00", Weekdays.None, "quiet_hours.windows[0].days")]
    [InlineData("22:00", "08:00", (Weekdays)128, "quiet_hours.windows[0].days")]
    public void A_window_that_never_occurs_is_refused_by_its_field(string start, string end, Weekdays days, string field) =>
        Problems(QuietWindow.Between(start, end, days)).Should().ContainSingle().Which.Field.Should().Be(field);

    [Fact]
    public void Eight_windows_a_day_may_overlap_and_fifty_one_are_too_many()
    {
        var window = QuietWindow.Between("22:00", "08:00");

        Problems([.. Enumerable.Repeat(window, 8)]).Should().BeEmpty();
        Problems([.. Enumerable.Repeat(window, 50)]).Should().BeEmpty();
        Problems([.. Enumerable.Repeat(window, 51)]).Should().ContainSingle().Which.Field.Should().Be("quiet_hours.windows");
    }

    private static IReadOnlyList<Problem> Problems(params QuietWindow[] windows) =>
        new Preferences { QuietHours = new QuietHours { Windows = windows } }.Validate(TzdbZones.Default);
}
