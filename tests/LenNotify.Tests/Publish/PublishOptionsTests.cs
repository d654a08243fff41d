namespace LenNotify.Tests;

public class PublishOptionsTests
{
    [Fact]
    public void Nothing_said_is_sound() => Check(new());

    [Fact]
    public void The_limits_are_what_they_say() =>
        Check(new() { DedupeKey = new string('k', 200), CorrelationId = new string('c', 128), DeliverAt = Things.Noon.AddDays(366) });

    [Fact]
    public void An_instant_in_the_past_is_now() => Check(new() { DeliverAt = DateTimeOffset.MinValue });

    [Fact]
    public void Every_problem_is_named_with_its_limit()
    {
        var options = new PublishOptions { DedupeKey = "", CorrelationId = new string('c', 129), DeliverAt = DateTimeOffset.MaxValue };

        var problems = FluentActions.Invoking(() => Check(options)).Should().Throw<InvalidInputException>().Which.Problems;

        problems.Select(problem => problem.Field).Should().Equal("dedupe_key", "correlation_id", "deliver_at");
        problems.Should().OnlyContain(problem => problem.Limit.Length > 0);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void A_key_that_could_forge_a_line_or_not_be_stored_is_refused(string key) =>
        FluentActions.Invoking(() => Check(new() { DedupeKey = key })).Should().Throw<InvalidInputException>().WithMessage("*dedupe_key*");

    [Fact]
    public void A_key_with_half_a_surrogate_pair_is_refused() =>
        FluentActions.Invoking(() => Check(new() { DedupeKey = "a\ud800b" })).Should().Throw<InvalidInputException>().WithMessage("*dedupe_key*");

    private static void Check(PublishOptions options) => PublishOptionsRules.Check(options, Things.Noon);
}
