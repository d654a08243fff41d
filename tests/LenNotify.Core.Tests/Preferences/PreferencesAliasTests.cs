using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class PreferencesAliasTests
{
    [Theory]
    [InlineData("in_app", "inapp")]
    [InlineData("toast", "inapp")]
    [InlineData("push", "webpush")]
    [InlineData("sms", "sms")]
    public void A_channel_is_understood_under_its_older_names_too(string name, string channel)
    {
        var read = Parse("""{"channels":{"?":false},"channels_by_priority":{"low":["?"]},"types":{"t":{"channels":["?"],"left_channels":["?"]}}}""".Replace("?", name));

        read.Channels.Should().Equal(new Dictionary<string, bool> { [channel] = false });
        read.ChannelsByPriority[Priority.Low].Should().Equal(channel);
        read.Types["t"].Channels.Should().Equal(channel);
        read.Types["t"].LeftChannels.Should().Equal(channel);
    }

    [Theory]
    [InlineData("low", Severity.Info)]
    [InlineData("medium", Severity.Warning)]
    [InlineData("high", Severity.Error)]
    [InlineData("MEDIUM", Severity.Warning)]
    public void A_severity_is_understood_under_its_older_names_too(string name, Severity severity)
    {
        var read = Parse("""{"types":{"t":{"minimum_severity":"?"}}}""".Replace("?", name));

        read.Types["t"].MinimumSeverity.Should().Be(severity);
        read.ToJson().Should().Contain($"\"minimum_severity\":\"{severity.ToString().ToLowerInvariant()}\"");
    }

    [Theory]
    [InlineData("""{"in_app":true,"inapp":true}""", "inapp")]
    [InlineData("""{"inapp":true,"in_app":false}""", "in_app")]
    [InlineData("""{"toast":true,"in_app":true}""", "in_app")]
    [InlineData("""{"inapp":null,"in_app":true}""", "in_app")]
    public void Two_names_of_one_channel_are_refused_together(string channels, string second)
    {
        ProblemOf($$"""{"channels":{{channels}}}""")
            .Should().Be(new Problem($"channels.{second}", "stands for 'inapp', which is given as well.", "each name once"));
        ProblemsOf(() => new Preferences().Patch($$"""{"channels":{{channels}}}""", TzdbZones.Default)).Should().ContainSingle();
    }

    [Fact]
    public void Two_spellings_of_one_priority_are_refused_together() =>
        ProblemOf("""{"channels_by_priority":{"high":[],"HIGH":[]}}""")
            .Should().Be(new Problem("channels_by_priority.HIGH", "is given twice.", "each priority once"));

    [Fact]
    public void A_patch_may_use_an_older_name_for_what_the_document_has_under_the_present_one()
    {
        var document = Parse("""{"channels":{"inapp":true,"webpush":true,"sms":true},"channels_by_priority":{"high":["sms"]}}""");

        document.Patch("""{"channels":{"in_app":false,"push":null}}""", TzdbZones.Default).Channels
            .Should().Equal(new Dictionary<string, bool> { ["inapp"] = false, ["sms"] = true });
        document.Patch("""{"channels_by_priority":{"HIGH":null}}""", TzdbZones.Default).ChannelsByPriority.Should().BeEmpty();
        document.Patch("""{"channels_by_priority":{"High":["push"]}}""", TzdbZones.Default).ChannelsByPriority[Priority.High].Should().Equal("webpush");
    }

    [Fact]
    public void A_problem_is_told_under_the_name_that_was_given() =>
        ProblemsOf(() => new Preferences().Patch("""{"channels":{"in_app":1},"channels_by_priority":{"High":1}}""", TzdbZones.Default))
            .Select(p => p.Field).Should().Equal("channels.in_app", "channels_by_priority.High");
}
