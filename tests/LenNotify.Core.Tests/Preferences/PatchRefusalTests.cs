namespace LenNotify.Core.Tests;

public class PatchRefusalTests
{
    [Fact]
    public void A_patch_with_any_problem_changes_nothing()
    {
        var document = new Preferences();
        var before = document.ToJson();

        Documents.ProblemsOf(() => document.Patch("""{"language":"nl","channels":{"sms":true},"confidence_threshold":101}""", TzdbZones.Default))
            .Should().Equal(new Problem("confidence_threshold", "is 101.", "0 to 100"));

        document.ToJson().Should().Be(before);
        document.Should().Be(new Preferences());
    }

    [Theory]
    [InlineData("""{"languag":"nl"}""", "languag")]
    [InlineData("""{"languag":null}""", "languag")]
    [InlineData("""{"quiet_hours":{"enable":null}}""", "quiet_hours.enable")]
    [InlineData("""{"types":{"insight":{"frequenzy":null}}}""", "types.insight.frequenzy")]
    [InlineData("""{"channels_by_priority":{"hihg":null}}""", "channels_by_priority.hihg")]
    public void A_misspelt_member_is_refused_even_where_it_would_only_remove(string patch, string field) =>
        ProblemsOf(patch).Should().ContainSingle().Which.Field.Should().Be(field);

    [Theory]
    [InlineData("""{"quiet_hours":5}""", "quiet_hours", "is '5'.")]
    [InlineData("""{"types":{"insight":[]}}""", "types.insight", "is a list.")]
    [InlineData("""{"channels":"all"}""", "channels", "is 'all'.")]
    [InlineData("""{"quiet_hours":{"windows":[null]}}""", "quiet_hours.windows[0]", "is null.")]
    public void A_patch_cannot_put_a_value_of_the_wrong_kind_in_place(string patch, string field, string message) =>
        ProblemsOf(patch).Should().ContainSingle().Which.Should().Match<Problem>(p => p.Field == field && p.Message == message);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void A_patch_is_one_object(string patch) => ProblemsOf(patch).Should().ContainSingle().Which.Field.Should().Be("$");

    [Fact]
    public void A_document_that_is_not_sound_can_be_patched_until_it_is()
    {
        var broken = new Preferences { ConfidenceThreshold = double.NaN, TimeZone = "Mars/Base", ChannelsByPriority = ByPriority((Priority)9) };

        Documents.ProblemsOf(() => broken.Patch("{}", TzdbZones.Default)).Select(p => p.Field)
            .Should().Equal("time_zone", "confidence_threshold", "channels_by_priority.9");
        broken.Patch("""{"confidence_threshold":50,"time_zone":"UTC","channels_by_priority":null}""", TzdbZones.Default)
            .Should().Be(new Preferences { ConfidenceThreshold = 50, TimeZone = "Etc/UTC" });
    }

    private static Dictionary<Priority, IReadOnlyList<string>> ByPriority(Priority priority) => new() { [priority] = ["sms"] };

    private static IReadOnlyList<Problem> ProblemsOf(string patch) =>
        Documents.ProblemsOf(() => new Preferences().Patch(patch, TzdbZones.Default));
}
