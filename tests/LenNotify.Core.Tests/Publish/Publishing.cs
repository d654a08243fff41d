namespace LenNotify.Core.Tests;

/// <summary>Hands notifications to an engine as a publisher does, and reads what it refuses.</summary>
internal static class Publishing
{
    public static readonly RoutingEngine Usual = new(new RoutingOptions(), TzdbZones.Default);

    public static EngineSettings Settings => Usual.Compile(Sound, Guid.Empty).Settings;

    public static Notification Sound { get; } = new() { Type = "order_filled", Title = "Order filled" };

    /// <summary>Every problem, once it is clear that asking beforehand and being refused tell the same.</summary>
    public static IReadOnlyList<Problem> ProblemsOf(Notification notification, RoutingEngine? engine = null)
    {
        engine ??= Usual;
        var problems = engine.Validate(notification);
        if (problems.Count == 0)
        {
            engine.Compile(notification, Guid.Empty).Source.Title.Should().Be(notification.Title);
            return problems;
        }

        var refusal = FluentActions.Invoking(() => engine.Compile(notification, Guid.Empty)).Should().Throw<InvalidInputException>().Which;
        refusal.Problems.Should().Equal(problems);
        refusal.Message.Should().Contain(problems[0].Field).And.Contain(problems[0].Message).And.Contain(problems[0].Limit);
        return problems;
    }

    public static Problem ProblemOf(Notification notification, RoutingEngine? engine = null) =>
        ProblemsOf(notification, engine).Should().ContainSingle().Subject;

    public static void ShouldBeFine(Notification notification) => ProblemsOf(notification).Should().BeEmpty();
}
