namespace LenNotify.Core.Tests;

/// <summary>Judgement 8: at once, hourly or daily by the person's clock.</summary>
public class FrequencyTests
{
    [Theory]
    [InlineData("Etc/UTC", "2026-06-10T12:00Z", "2026-06-10T13:00Z", "the next hour, never now")]
    [InlineData("Etc/UTC", "2026-06-10T12:59:59.9999999Z", "2026-06-10T13:00Z", "a tick before")]
    [InlineData("Asia/Kolkata", "2026-06-10T12:00Z", "2026-06-10T12:30Z", "+05:30: full hours are at half past")]
    [InlineData("Asia/Kolkata", "2026-06-10T12:30Z", "2026-06-10T13:30Z", "+05:30: exactly on one")]
    [InlineData("Asia/Kathmandu", "2026-06-10T12:00Z", "2026-06-10T12:15Z", "+05:45")]
    [InlineData("America/St_Johns", "2026-06-10T12:00Z", "2026-06-10T12:30Z", "-02:30 in summer")]
    [InlineData("America/New_York", "2026-03-08T06:30Z", "2026-03-08T07:00Z", "01:30, then 03:00 is the next full hour")]
    [InlineData("America/New_York", "2026-11-01T05:30Z", "2026-11-01T06:00Z", "the clock shows 01:00 a second time")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T14:45Z", "2026-04-04T15:30Z", "01:45 goes back by half an hour before 02:00 comes")]
    public void An_hourly_digest_comes_at_the_next_full_hour_of_the_persons_clock(string zone, string now, string until, string why) =>
        Email(zone, now, Frequency.Hourly).Should().Be(Answer.Digested(Reason.DigestFrequency, Scene.At(until)), why);

    [Theory]
    [InlineData("Etc/UTC", "09:00", "2026-06-10T08:59:59Z", "2026-06-10T09:00Z", "today")]
    [InlineData("Etc/UTC", "09:00", "2026-06-10T09:00Z", "2026-06-11T09:00Z", "never now")]
    [InlineData("Asia/Kolkata", "09:00", "2026-06-10T12:00Z", "2026-06-11T03:30Z", "+05:30")]
    [InlineData("Asia/Kolkata", "00:00", "2026-06-10T18:29Z", "2026-06-10T18:30Z", "midnight there")]
    [InlineData("America/New_York", "09:00", "2026-03-07T20:00Z", "2026-03-08T13:00Z", "the night loses an hour")]
    [InlineData("America/New_York", "09:00", "2026-10-31T20:00Z", "2026-11-01T14:00Z", "the night gains an hour")]
    [InlineData("Europe/Amsterdam", "02:30", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "in the gap: the transition itself")]
    [InlineData("Europe/Amsterdam", "02:30", "2026-10-24T12:00Z", "2026-10-25T00:30Z", "in the overlap: the first of the two")]
    [InlineData("Europe/Amsterdam", "02:30", "2026-10-25T00:45Z", "2026-10-26T01:30Z", "between the two: tomorrow, not twice in one day")]
    [InlineData("Pacific/Apia", "09:00", "2026-06-10T12:00Z", "2026-06-10T20:00Z", "a day ahead of UTC")]
    public void A_daily_digest_comes_at_the_persons_local_time(string zone, string at, string now, string until, string why) =>
        Email(zone, now, Frequency.Daily, at).Should().Be(Answer.Digested(Reason.DigestFrequency, Scene.At(until)), why);

    [Fact]
    public void The_inbox_shows_at_once_what_a_digest_will_sum_up() =>
        Obstacles.For(Reason.DigestFrequency).Place(new()).Decide().InApp.Should().Be(Answer.Silently(Reason.DigestFrequency));

    [Theory]
    [InlineData(Frequency.Hourly)]
    [InlineData(Frequency.Daily)]
    public void Critical_waits_for_no_digest(Frequency frequency) => new Scene()
        .WithChoice(type => type with { Frequency = frequency })
        .WithNotification(n => n with { Priority = Priority.Critical })
        .Decide().Email.Should().Be(Answer.Delivered);

    [Fact]
    public void The_hosts_frequency_holds_until_the_person_chooses_one()
    {
        var scene = new Scene().WithType(type => type with { Frequency = Frequency.Hourly });

        scene.Decide().Email.Verdict.Should().Be(Verdict.Digest);
        scene.WithChoice(type => type with { Enabled = true }).Decide().Email.Verdict.Should().Be(Verdict.Digest);
        scene.WithChoice(type => type with { Frequency = Frequency.Immediate }).Decide().Email.Should().Be(Answer.Delivered);
    }

    [Fact]
    public void A_new_person_hears_of_insights_daily_at_nine() =>
        new Scene().WithNotification(n => n with { Type = "insight" }).Decide().Email
            .Should().Be(Answer.Digested(Reason.DigestFrequency, Scene.At("2026-06-11T09:00Z")));

    [Fact]
    public void The_hosts_zone_is_that_of_people_who_named_none() =>
        (new Scene { Host = new() { DefaultTimeZone = "Asia/Kolkata" } }).WithChoice(type => type with { Frequency = Frequency.Daily }).Decide()
            .Email.Until.Should().Be(Scene.At("2026-06-11T03:30Z"));

    private static Answer Email(string zone, string now, Frequency frequency, string at = "09:00") => new Scene
    {
        Now = Scene.At(now),
        Preferences = new() { TimeZone = zone, DigestAt = TimeOfDay.Parse(at) },
    }.WithChoice(type => type with { Frequency = frequency }).Decide().Email;
}
