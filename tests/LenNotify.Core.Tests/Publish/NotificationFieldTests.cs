using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class NotificationFieldTests
{
    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(-1, "-1")]
    [InlineData(-0.0001, "-0.0001")]
    [InlineData(101, "101")]
    [InlineData(100.0001, "100.0001")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_confidence_outside_0_to_100_is_refused(double confidence, string shown) =>
        ProblemOf(Sound with { Confidence = confidence }).Should().Be(new Problem("confidence", $"is {shown}.", "0 to 100, or none"));

    [Theory]
    [InlineData(0.0)]
    [InlineData(84.999)]
    [InlineData(100.0)]
    [InlineData(null)]
    public void A_confidence_inside_0_to_100_or_none_is_fine(double? confidence) => ShouldBeFine(Sound with { Confidence = confidence });

    [Fact]
    public void A_severity_nobody_defined_is_refused() =>
        ProblemOf(Sound with { Severity = (Severity)9 })
            .Should().Be(new Problem("severity", "is 9.", "info, success, warning (or low, medium, high), error, critical"));

    [Fact]
    public void A_priority_nobody_defined_is_refused() =>
        ProblemOf(Sound with { Priority = (Priority)(-1) }).Should().Be(new Problem("priority", "is -1.", "low, normal, high, critical"));

    [Theory]
    [InlineData("order_filled")]
    [InlineData("Orders.Filled:v2-beta")]
    [InlineData("7")]
    public void A_type_has_a_plain_name(string type) => ShouldBeFine(Sound with { Type = type });

    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "")]
    [InlineData("order filled", "order filled")]
    [InlineData("_order", "_order")]
    [InlineData("order\n", @"order\u000A")]
    [InlineData("ordér", "ordér")]
    [InlineData("order/filled", "order/filled")]
    [InlineData("../../etc/passwd", "../../etc/passwd")]
    public void A_type_of_another_shape_is_refused(string? type, string shown) =>
        ProblemOf(Sound with { Type = type! })
            .Should().Be(new Problem("type", $"'{shown}' is not a type name.", "1-128 letters, digits and _ . : -, first a letter or digit"));

    [Fact]
    public void A_type_may_have_128_characters()
    {
        ShouldBeFine(Sound with { Type = new string('t', 128) });
        ProblemOf(Sound with { Type = new string('t', 129) }).Field.Should().Be("type");
    }

    [Fact]
    public void Keys_are_one_line_of_at_most_200_characters_or_absent()
    {
        ShouldBeFine(Sound with { GroupKey = new string('g', 200), RepeatKey = "strategy 7", ThrottleKey = "margin/call" });
        ProblemsOf(Sound with { GroupKey = "", RepeatKey = new string('r', 201), ThrottleKey = "a\nb" }).Should().Equal(
            new Problem("group_key", "is empty.", "1-200 characters"),
            new Problem("repeat_key", "has 201 characters.", "200 characters"),
            new Problem("throttle_key", "has a control character (U+000A) at 1.", "whole Unicode on one line"));
    }
}
