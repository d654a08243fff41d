using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class PreferencesZoneTests
{
    [Theory]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("europe/kiev", "Europe/Kyiv")]
    [InlineData("europe/london", "Europe/London")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("America/New_York", "America/New_York")]
    public void An_id_or_link_or_Windows_id_is_kept_as_its_canonical_id(string zone, string canonical)
    {
        var json = $$"""{"time_zone":"{{zone}}"}""";

        Parse(json).TimeZone.Should().Be(canonical);
        new Preferences { TimeZone = "Etc/UTC" }.Patch(json, TzdbZones.Default).TimeZone.Should().Be(canonical);
        ProblemsOf(new Preferences { TimeZone = zone }).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Mars/Olympus_Mons")]
    [InlineData("Europe")]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("Factory")]
    [InlineData("right/UTC")]
    [InlineData("+05:00")]
    [InlineData("GMT+5")]
    [InlineData("UTC+1")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("Europe//London")]
    [InlineData("Europe/London/")]
    [InlineData("Europe\\\\London")]
    [InlineData(" UTC")]
    [InlineData("UTC ")]
    [InlineData("UTC\\u0000")]
    [InlineData("")]
    public void All_else_is_refused(string zone)
    {
        var json = $$"""{"time_zone":"{{zone}}"}""";

        ProblemOf(json).Should().Match<Problem>(p => p.Field == "time_zone" && p.Message.EndsWith("is not a time zone.")
            && p.Limit == "an id of the tz database such as Europe/Amsterdam, or a Windows id");
        ProblemsOf(() => new Preferences().Patch(json, TzdbZones.Default)).Should().ContainSingle();
        ProblemOf(new Preferences { TimeZone = zone }).Field.Should().Be("time_zone");
    }

    [Fact]
    public void A_zone_of_100_kB_is_refused_without_being_echoed() =>
        ProblemOf($$"""{"time_zone":"{{new string('Z', 100_000)}}"}""").Message.Should().Be($"'{new string('Z', 40)}…' is not a time zone.");

    [Fact]
    public void Compiling_takes_a_link_that_was_set_in_code_for_its_zone() =>
        FluentActions.Invoking(() => Publishing.Usual.Compile(new Preferences { TimeZone = "europe/kiev" }, Storage.ContactBook.Empty))
            .Should().NotThrow();
}
