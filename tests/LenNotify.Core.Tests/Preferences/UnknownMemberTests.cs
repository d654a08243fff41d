using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class UnknownMemberTests
{
    [Fact]
    public void An_unknown_member_is_refused_with_the_known_ones() =>
        ProblemOf("""{"timezone":"Europe/Paris"}""").Should().Be(new Problem(
            "timezone",
            "is not known.",
            "version, time_zone, language, confidence_threshold, channels, channels_by_priority, types, filters, quiet_hours, digest_at, email_digest"));

    [Theory]
    [InlineData("""{"Version":1}""", "Version")]
    [InlineData("""{"timeZone":null}""", "timeZone")]
    [InlineData("""{"":1}""", "")]
    [InlineData("""{"version.x":1}""", "version.x")]
    [InlineData("""{"types":{"t":{"enable":true}}}""", "types.t.enable")]
    [InlineData("""{"quiet_hours":{"on":true}}""", "quiet_hours.on")]
    [InlineData("""{"quiet_hours":{"windows":[{"start":"22:00","end":"08:00","day":"mon"}]}}""", "quiet_hours.windows[0].day")]
    public void An_unknown_member_is_refused_at_every_level(string json, string field) =>
        ProblemOf(json).Should().Match<Problem>(p => p.Field == field && p.Message == "is not known.");

    [Fact]
    public void Unknown_members_come_after_the_problems_of_known_ones() =>
        ProblemsOf("""{"b":1,"digest_at":"x","a":1,"version":-1}""").Select(p => p.Field).Should().Equal("version", "digest_at", "b", "a");

    [Fact]
    public void The_name_of_an_unknown_member_is_shown_short_and_escaped() =>
        ProblemOf($$"""{"\n{{new string('x', 100_000)}}":1}""").Field.Should().Be(@"\u000A" + new string('x', 39) + "…");
}
