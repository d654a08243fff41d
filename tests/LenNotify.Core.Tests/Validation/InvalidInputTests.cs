namespace LenNotify.Core.Tests;

public class InvalidInputTests
{
    private static readonly Problem Problem = new("title", "is empty.", "1-200 characters");

    [Fact]
    public void One_problem_is_told_in_one_line() =>
        new InvalidInputException("notification", [Problem]).Message
            .Should().Be("The notification was refused. title: is empty. Allowed: 1-200 characters.");

    [Fact]
    public void Several_problems_are_told_a_line_each() =>
        new InvalidInputException("notification", [Problem, Problem with { Field = "type" }]).Message.Should().Be("""
            The notification was refused for 2 problems:
            - title: is empty. Allowed: 1-200 characters.
            - type: is empty. Allowed: 1-200 characters.
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void More_than_twenty_problems_are_counted_in_the_text_and_all_kept_in_the_list()
    {
        var problems = Enumerable.Repeat(Problem, 45).ToArray();

        var refusal = new InvalidInputException("notification", problems);

        refusal.Problems.Should().Equal(problems);
        refusal.Message.Split('\n').Should().HaveCount(1 + 20 + 1).And.EndWith("- and 25 more");
        new InvalidInputException("notification", problems[..20]).Message.Should().NotContain("more");
    }

    [Fact]
    public void It_is_caught_as_the_bad_argument_it_is() =>
        new InvalidInputException("notification", [Problem]).Should().BeAssignableTo<ArgumentException>();

    [Fact]
    public void It_cannot_be_made_without_problems() =>
        FluentActions.Invoking(() => new InvalidInputException("notification", null!)).Should().Throw<ArgumentNullException>();
}
