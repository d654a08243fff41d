using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class PreferencesLimitTests
{
    [Fact]
    public void A_thousand_filter_values_are_fine_and_10000_are_not()
    {
        ProblemsOf(Filtered(["a"], 1_000)).Should().BeEmpty();
        ProblemsOf(Filtered(["a", "b", "c"], 333)).Should().BeEmpty();
        ProblemOf(Filtered(["a"], 1_001)).Should().Be(new Problem("filters", "has 1,001 values.", "1,000 values in all"));
        ProblemOf(Filtered(["a", "b"], 5_000)).Should().Be(new Problem("filters", "has 10,000 values.", "1,000 values in all"));
        ProblemOf(Filtered(["a"], 10_000).ToJson()).Field.Should().Be("filters");
    }

    [Fact]
    public void Two_hundred_filters_are_fine_and_10000_are_not()
    {
        ProblemsOf(Filtered(Names(200), 0)).Should().BeEmpty();
        ProblemOf(Filtered(Names(10_000), 0)).Should().Be(new Problem("filters", "has 10,000 entries.", "200 entries"));
        ProblemOf(Filtered(Names(10_000), 0).ToJson()).Field.Should().Be("filters");
        ProblemsOf(Filtered(Names(10_000, "bad key "), 1)).Should().HaveCount(2 + 200);
    }

    [Fact]
    public void Two_hundred_channels_and_types_are_fine_and_201_are_not()
    {
        ProblemsOf(WithChannels(200, "c")).Should().BeEmpty();
        ProblemOf(WithChannels(201, "c")).Should().Be(new Problem("channels", "has 201 entries.", "200 entries"));
        ProblemsOf(WithChannels(10_000, "C ")).Should().HaveCount(1 + 200);
        ProblemsOf(WithTypes(200, "t")).Should().BeEmpty();
        ProblemOf(WithTypes(201, "t")).Should().Be(new Problem("types", "has 201 entries.", "200 entries"));
        ProblemsOf(WithTypes(10_000, "t ")).Should().HaveCount(1 + 200);
    }

    [Fact]
    public void Sixty_four_channels_of_a_priority_or_type_are_fine_and_10000_are_not()
    {
        ProblemsOf(Routed(Names(64))).Should().BeEmpty();
        ProblemsOf(Routed(Names(10_000))).Should().Equal(
            new Problem("channels_by_priority.high", "has 10,000 entries.", "64 entries"),
            new Problem("types.t.channels", "has 10,000 entries.", "64 entries"),
            new Problem("types.t.left_channels", "has 10,000 entries.", "64 entries"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("a\u0000")]
    public void A_filter_value_is_a_line_of_text(string value) =>
        ProblemOf(new Preferences { Filters = new Dictionary<string, IReadOnlyList<string>> { ["k"] = ["ok", value] } }).Field.Should().Be("filters.k[1]");

    [Theory]
    [InlineData("n")]
    [InlineData("nl_NL")]
    [InlineData("nl-")]
    [InlineData("-nl")]
    [InlineData("nl\n")]
    [InlineData("")]
    [InlineData("abcdefghi")]
    [InlineData("en-aaaaaaaa-bbbbbbbb-cccccccc-ddddddd")]
    public void A_language_is_a_tag(string language) =>
        ProblemOf(new Preferences { Language = language }).Limit.Should().Be("a BCP 47 tag of at most 35 characters, such as nl or pt-BR");

    private static string[] Names(int count, string prefix = "n") => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")];

    private static Preferences Filtered(string[] keys, int values) =>
        new() { Filters = keys.ToDictionary(key => key, _ => (IReadOnlyList<string>)Names(values, "value ")) };

    private static Preferences WithChannels(int count, string prefix) => new() { Channels = Names(count, prefix).ToDictionary(n => n, _ => true) };

    private static Preferences WithTypes(int count, string prefix) =>
        new() { Types = Names(count, prefix).ToDictionary(n => n, _ => new TypePreference()) };

    private static Preferences Routed(string[] channels) => new()
    {
        ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [Priority.High] = channels },
        Types = new Dictionary<string, TypePreference> { ["t"] = new() { Channels = channels, LeftChannels = channels } },
    };
}
