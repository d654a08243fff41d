using System.Text.Json.Nodes;
using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class MetadataValueTests
{
    [Fact]
    public void What_can_be_written_as_JSON_is_fine() =>
        ShouldBeFine(Sound with
        {
            Metadata = new JsonObject
            {
                ["null"] = null,
                ["flag"] = true,
                ["whole"] = long.MaxValue,
                ["exact"] = 0.1m,
                ["real"] = -1.5e300,
                ["id"] = Guid.Empty,
                ["at"] = DateTimeOffset.UnixEpoch,
                ["letter"] = 'x',
                ["list"] = JsonValue.Create(new[] { 1, 2 }),
            },
        });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(double number)
    {
        ProblemOf(With(JsonValue.Create(number))).Should().Be(new Problem("metadata.x", "is not a finite number.", "finite numbers"));
        ProblemOf(With(JsonValue.Create((float)number))).Field.Should().Be("metadata.x");
    }

    [Fact]
    public void A_number_too_large_for_any_store_is_not_finite() =>
        ProblemOf(With(JsonNode.Parse("[1, 1e400]"))).Should().Be(new Problem("metadata.x[1]", "is not a finite number.", "finite numbers"));

    [Fact]
    public void Objects_hidden_in_a_value_are_judged_as_what_they_are_written_as()
    {
        ProblemOf(With(JsonValue.Create(new Dictionary<string, string> { ["a"] = "\0" }))).Field.Should().Be("metadata.x.a");
        ProblemOf(With(JsonValue.Create('\0'))).Should().Be(new Problem("metadata.x", "has NUL at 0.", "whole Unicode without NUL"));
        ProblemOf(With(JsonValue.Create(Nested(8)))).Message.Should().Be("is nested too deeply.");
    }

    [Fact]
    public void Objects_that_cannot_be_written_are_refused_like_any_other_problem()
    {
        var endless = new List<object>();
        endless.Add(endless);

        ProblemOf(With(JsonValue.Create(endless))).Should()
            .Be(new Problem("metadata", "has a value that cannot be written as JSON.", "what System.Text.Json can write"));
        ProblemOf(With(JsonValue.Create(Half.NaN))).Field.Should().Be("metadata");
        ProblemOf(With(JsonValue.Create(typeof(string)))).Field.Should().Be("metadata");
    }

    private static Notification With(JsonNode? value) => Sound with { Metadata = new JsonObject { ["x"] = value } };

    private static object[] Nested(int levels) => levels == 0 ? [] : [Nested(levels - 1)];
}
