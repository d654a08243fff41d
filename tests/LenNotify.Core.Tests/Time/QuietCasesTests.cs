namespace LenNotify.Core.Tests;

public class QuietCasesTests
{
    [Fact]
    public void There_are_cases() => QuietCase.Names.Should().HaveCountGreaterThan(50);

    [Theory]
    [MemberData(nameof(QuietCase.Names), MemberType = typeof(QuietCase))]
    public void A_schedule_is_quiet_exactly_as_specified(string name)
    {
        var expected = QuietCase.Named(name);
        TzdbZones.Default.TryCanonicalize(expected.Zone, out var zone).Should().BeTrue();

        var segment = new QuietSchedule(new ZoneClock(TzdbZones.Default, zone!), [expected.Window]).At(expected.Instant.UtcTicks);

        segment.Quiet.Should().Be(expected.ExpectedQuiet);
        if (expected.ExpectedQuiet)
        {
            segment.Until.Should().Be(expected.ExpectedEndsAt?.UtcTicks ?? long.MaxValue);
        }
    }

    [Theory]
    [MemberData(nameof(QuietCase.Names), MemberType = typeof(QuietCase))]
    public void An_email_is_held_until_the_quiet_ends_or_kept_to_the_inbox_when_it_never_does(string name)
    {
        var expected = QuietCase.Named(name);

        var email = EmailInQuietHours.Decide(expected);

        email.Verdict.Should().Be(
            !expected.ExpectedQuiet ? Verdict.Deliver : expected.ExpectedEndsAt is null ? Verdict.Suppress : Verdict.Hold);
        email.Reason.Should().Be(expected.ExpectedQuiet ? Reason.QuietHours : Reason.Routed);
        email.Until.Should().Be(expected.ExpectedEndsAt);
    }
}
