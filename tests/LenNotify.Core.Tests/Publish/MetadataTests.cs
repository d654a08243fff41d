using System.Text.Json.Nodes;
using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class MetadataTests
{
    [Fact]
    public void Letters_of_every_script_count_as_their_bytes_not_as_their_escapes()
    {
        ShouldBeFine(Sound with { Metadata = new JsonObject { ["a"] = new string('д', 8 * 1024 - 4) } });
        ProblemOf(Sound with { Metadata = new JsonObject { ["a"] = new string('д', 8 * 1024 - 3) } }).Message.Should().Be("has 16,386 bytes.");
    }

    [Fact]
    public void Metadata_may_have_16_KB()
    {
        // {"a":"..."} adds 8 bytes to its text.
        ShouldBeFine(Sound with { Metadata = new JsonObject { ["a"] = new string('x', (16 * 1024) - 8) } });
        ProblemOf(Sound with { Metadata = new JsonObject { ["a"] = new string('x', (16 * 1024) - 7) } })
            .Should().Be(new Problem("metadata", "has 16,385 bytes.", "16,384 bytes as UTF-8 JSON"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}""")]
    [InlineData("""{"a":[[[[[[[1]]]]]]]}""")]
    public void Metadata_may_have_8_levels(string json) => ShouldBeFine(Sound with { Metadata = (JsonObject)JsonNode.Parse(json)! });

    [Theory]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}}""")]
    [InlineData("""{"a":[[[[[[[[]]]]]]]]}""")]
    [InlineData("""{"flat":1,"a":[0,[0,[0,[0,[0,[0,[0,{}]]]]]]]}""")]
    public void Metadata_with_9_levels_is_refused(string json) =>
        ProblemOf(Sound with { Metadata = (JsonObject)JsonNode.Parse(json)! })
            .Should().Be(new Problem("metadata", "is nested too deeply.", "8 levels"));

    [Fact]
    public void Metadata_of_100000_levels_is_refused_like_that_of_9()
    {
        JsonNode inner = new JsonObject();
        for (var i = 0; i < 100_000; i++)
        {
            inner = new JsonObject { ["a"] = inner };
        }

        ProblemOf(Sound with { Metadata = (JsonObject)inner }).Message.Should().Be("is nested too deeply.");
    }

    [Fact]
    public void A_name_given_twice_is_refused() =>
        ProblemOf(Sound with { Metadata = (JsonObject)JsonNode.Parse("""{"x":[{"a":1,"a":2}]}""")! })
            .Should().Be(new Problem("metadata.x[0]", "has a name twice.", "each name once"));

    [Fact]
    public void What_happens_to_metadata_after_compiling_changes_nothing()
    {
        var metadata = new JsonObject { ["list"] = new JsonArray(1, 2) };
        var compiled = Usual.Compile(Sound with { Metadata = metadata }, Guid.Empty);

        metadata["list"]!.AsArray().Add(3);
        metadata["more"] = true;

        compiled.Source.Metadata!.ToJsonString().Should().Be("""{"list":[1,2]}""");
    }
}
