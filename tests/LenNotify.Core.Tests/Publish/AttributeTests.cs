using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class AttributeTests
{
    [Fact]
    public void Twenty_attributes_are_fine_and_21_are_not()
    {
        ShouldBeFine(With(20));
        ProblemOf(With(21)).Should().Be(new Problem("attributes", "has 21 entries.", "20 entries"));
    }

    [Theory]
    [InlineData("symbols", "BTC/USD")]
    [InlineData("Symbol.name-2", "\U0001F680")]
    [InlineData("7", "a b")]
    public void A_plain_key_with_a_line_of_text_is_fine(string key, string value) => ShouldBeFine(With(key, value));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a/b")]
    [InlineData("a\nb")]
    [InlineData("ключ")]
    public void A_key_of_another_shape_is_refused(string key)
    {
        var shown = key.Replace("\n", @"\u000A");
        ProblemOf(With(key, "v")).Should().Be(new Problem($"attributes.{shown}", $"'{shown}' is not a key.", "1-64 letters, digits and _ . -"));
    }

    [Fact]
    public void A_key_may_have_64_characters_and_a_value_256()
    {
        ShouldBeFine(With(new string('k', 64), new string('v', 256)));
        ProblemsOf(With(new string('k', 65), new string('v', 257))).Select(p => p.Message).Should().Equal(
            $"'{new string('k', 40)}…' is not a key.",
            "has 257 characters.");
    }

    [Theory]
    [InlineData(null, "is empty.")]
    [InlineData("", "is empty.")]
    [InlineData("\t", "is empty.")]
    [InlineData("a\u0000", "has a control character (U+0000) at 1.")]
    public void A_value_must_be_a_line_of_text(string? value, string message) =>
        ProblemOf(With("symbols", value!)).Should().Match<Problem>(p => p.Field == "attributes.symbols" && p.Message == message);

    [Fact]
    public void Half_a_surrogate_pair_in_a_value_is_refused() =>
        ProblemOf(With("symbols", "a\udc00")).Message.Should().Be("has half a surrogate pair (U+DC00) at 1.");

    [Fact]
    public void A_map_of_100000_bad_attributes_does_not_become_100000_problems() =>
        ProblemsOf(Sound with { Attributes = Enumerable.Range(0, 100_000).ToDictionary(i => $"bad key {i}", _ => "") })
            .Should().HaveCount(1 + (2 * 20));

    private static Notification With(string key, string value) => Sound with { Attributes = new Dictionary<string, string> { [key] = value } };

    private static Notification With(int count) => Sound with { Attributes = Enumerable.Range(0, count).ToDictionary(i => $"k{i}", i => $"v{i}") };
}
