using System.Text.Json.Nodes;
using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class MetadataTextTests
{
    private const string Limit = "whole Unicode without NUL";

    [Fact]
    public void Whole_Unicode_is_fine_in_names_and_values() =>
        ShouldBeFine(Sound with { Metadata = new JsonObject { ["\U0001F680 ключ\n"] = "\U0001F680 значение\r\n\u001b", [""] = "" } });

    [Fact]
    public void NUL_and_half_pairs_in_values_are_refused_when_built_in_code()
    {
        ProblemOf(Built("a\0")).Should().Be(new Problem("metadata.list[1].key", "has NUL at 1.", Limit));
        ProblemOf(Built("ab\ud800")).Should().Be(new Problem("metadata.list[1].key", "has half a surrogate pair at 2.", Limit));
        ProblemOf(Built("\udc00\ud800")).Should().Be(new Problem("metadata.list[1].key", "has half a surrogate pair at 0.", Limit));
        ProblemOf(Built("\ud83d\ude80\ude80")).Should().Be(new Problem("metadata.list[1].key", "has half a surrogate pair at 2.", Limit));
    }

    [Fact]
    public void NUL_and_half_pairs_in_names_are_refused_when_built_in_code()
    {
        ProblemOf(Sound with { Metadata = new JsonObject { ["a\0"] = 1 } }).Should().Be(new Problem("metadata", "has NUL at 1.", Limit));
        ProblemOf(Sound with { Metadata = new JsonObject { ["x"] = new JsonObject { ["\ud800"] = 1 } } })
            .Should().Be(new Problem("metadata.x", "has half a surrogate pair at 0.", Limit));
    }

    [Theory]
    [InlineData("""{"x":["\u0000"]}""", "metadata.x[0]", "has NUL at 0.")]
    [InlineData("""{"x":["\ud800"]}""", "metadata.x[0]", "has half a surrogate pair.")]
    [InlineData("""{"x":"\udc00\ud800"}""", "metadata.x", "has half a surrogate pair.")]
    [InlineData("""{"\u0000":1}""", "metadata", "has NUL at 0.")]
    [InlineData("""{"x":{"y":1,"\ud800":1}}""", "metadata.x", "has half a surrogate pair in a name.")]
    public void NUL_and_half_pairs_are_refused_when_parsed_from_escapes(string json, string field, string message) =>
        ProblemOf(Sound with { Metadata = (JsonObject)JsonNode.Parse(json)! }).Should().Be(new Problem(field, message, Limit));

    [Fact]
    public void A_name_from_outside_is_shown_short_and_escaped_in_the_path() =>
        ProblemOf(Sound with { Metadata = new JsonObject { ["\r\n" + new string('n', 1_000)] = "\0" } }).Field
            .Should().Be(@"metadata.\u000D\u000A" + new string('n', 38) + "…");

    private static Notification Built(string text) =>
        Sound with { Metadata = new JsonObject { ["list"] = new JsonArray("fine", new JsonObject { ["key"] = text }) } };
}
