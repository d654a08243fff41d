namespace LenNotify.Core.Tests;

public class DigestTimesTests
{
    [Theory]
    [InlineData("Etc/UTC", "2026-01-15T10:59:59Z", "2026-01-15T11:00:00Z")]
    [InlineData("Etc/UTC", "2026-01-15T11:00:00Z", "2026-01-15T12:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-01-15T11:00:00Z", "2026-01-15T11:15:00Z")]
    [InlineData("Pacific/Chatham", "2026-01-15T11:00:00Z", "2026-01-15T11:15:00Z")]
    [InlineData("Asia/Kolkata", "2026-01-15T11:00:00Z", "2026-01-15T11:30:00Z")]
    public void It_is_the_next_full_hour_of_the_wall_clock_and_always_later_than_now(string zone, string now, string expected) =>
        Next(zone, now).Should().Be(DateTimeOffset.Parse(expected));

    [Theory]
    [InlineData("Europe/Amsterdam", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Antarctica/Troll", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T09:30:00Z", "2011-12-30T10:00:00Z")]
    public void A_jump_to_a_full_hour_is_one(string zone, string now, string expected) =>
        Next(zone, now).Should().Be(DateTimeOffset.Parse(expected));

    [Theory]
    [InlineData("2026-10-03T15:00:00Z", "2026-10-03T16:00:00Z")]
    [InlineData("2026-04-04T14:30:00Z", "2026-04-04T15:30:00Z")]
    public void A_jump_of_half_an_hour_past_a_full_hour_is_none(string now, string expected) =>
        Next("Australia/Lord_Howe", now).Should().Be(DateTimeOffset.Parse(expected));

    [Fact]
    public void An_hour_that_comes_twice_has_two_digests()
    {
        Next("Europe/Amsterdam", "2026-10-24T23:30:00Z").Should().Be(DateTimeOffset.Parse("2026-10-25T00:00:00Z"), "02:00 in summer");
        Next("Europe/Amsterdam", "2026-10-25T00:00:00Z").Should().Be(DateTimeOffset.Parse("2026-10-25T01:00:00Z"), "02:00 in winter");
        Next("Europe/Amsterdam", "2026-10-25T01:00:00Z").Should().Be(DateTimeOffset.Parse("2026-10-25T02:00:00Z"), "03:00");
    }

    private static DateTimeOffset Next(string zone, string now)
    {
        TzdbZones.Default.TryCanonicalize(zone, out var id).Should().BeTrue();
        return new DateTimeOffset(new DigestTimes(new ZoneClock(TzdbZones.Default, id!)).NextHour(DateTimeOffset.Parse(now).UtcTicks), TimeSpan.Zero);
    }
}
