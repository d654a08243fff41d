namespace LenNotify.Core.Tests;

public class DailyTimeTests
{
    [Theory]
    [InlineData("Europe/Amsterdam", "09:00", "2026-07-01T06:59:59Z", "2026-07-01T07:00:00Z")]
    [InlineData("Europe/Amsterdam", "09:00", "2026-07-01T07:00:00Z", "2026-07-02T07:00:00Z")]
    [InlineData("Asia/Kathmandu", "09:00", "2026-01-15T03:14:59Z", "2026-01-15T03:15:00Z")]
    [InlineData("Pacific/Chatham", "09:00", "2026-01-14T19:00:00Z", "2026-01-14T19:15:00Z")]
    public void It_is_the_next_time_the_clock_shows_it_and_always_later_than_now(string zone, string time, string now, string expected) =>
        Next(zone, time, now).Should().Be(DateTimeOffset.Parse(expected));

    [Theory]
    [InlineData("America/New_York", "02:30", "2026-03-08T00:00:00Z", "2026-03-08T07:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00Z")]
    [InlineData("America/Sao_Paulo", "00:00", "2018-11-03T12:00:00Z", "2018-11-04T03:00:00Z")]
    [InlineData("America/Nuuk", "23:30", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    public void In_a_gap_it_is_the_transition(string zone, string time, string now, string expected) =>
        Next(zone, time, now).Should().Be(DateTimeOffset.Parse(expected));

    [Theory]
    [InlineData("America/New_York", "01:30", "2026-11-01T05:00:00Z", "2026-11-01T05:30:00Z")]
    [InlineData("America/New_York", "01:30", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z")]
    [InlineData("Africa/Casablanca", "02:15", "2026-02-15T00:00:00Z", "2026-02-15T01:15:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z")]
    public void In_an_overlap_it_is_the_first_of_the_two_and_never_both(string zone, string time, string now, string expected) =>
        Next(zone, time, now).Should().Be(DateTimeOffset.Parse(expected));

    [Theory]
    [InlineData("09:00", "2011-12-29T19:00:00Z", "2011-12-30T19:00:00Z")]
    [InlineData("00:00", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z")]
    [InlineData("23:59", "2011-12-30T09:59:00Z", "2011-12-31T09:59:00Z")]
    public void A_day_that_Samoa_skipped_has_none(string time, string now, string expected) =>
        Next("Pacific/Apia", time, now).Should().Be(DateTimeOffset.Parse(expected));

    [Theory]
    [InlineData(0)]
    [InlineData(3_155_378_975_999_999_999)]
    [InlineData(3_155_378_500_000_000_000)]
    public void At_the_ends_of_the_calendar_there_is_still_an_answer(long now)
    {
        foreach (var zone in new[] { "Etc/UTC", "America/New_York", "Pacific/Kiritimati" })
        {
            var clock = new ZoneClock(TzdbZones.Default, zone);
            new DailyTime(clock, new TimeOfDay(23, 59)).Next(now).Should().BeInRange(now, DateTimeOffset.MaxValue.UtcTicks);
            new DigestTimes(clock).NextHour(now).Should().BeInRange(now, DateTimeOffset.MaxValue.UtcTicks);
        }
    }

    private static DateTimeOffset Next(string zone, string time, string now)
    {
        TzdbZones.Default.TryCanonicalize(zone, out var id).Should().BeTrue();
        var daily = new DailyTime(new ZoneClock(TzdbZones.Default, id!), TimeOfDay.Parse(time));
        return new DateTimeOffset(daily.Next(DateTimeOffset.Parse(now).UtcTicks), TimeSpan.Zero);
    }
}
