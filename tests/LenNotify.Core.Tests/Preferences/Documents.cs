namespace LenNotify.Core.Tests;

/// <summary>Hands preferences documents to Core as a client does, and reads what it refuses.</summary>
internal static class Documents
{
    public static Preferences Parse(string json) => Preferences.Parse(json, TzdbZones.Default);

    public static IReadOnlyList<Problem> ProblemsOf(string json) => ProblemsOf(() => Parse(json));

    public static IReadOnlyList<Problem> ProblemsOf(Func<Preferences> attempt) =>
        FluentActions.Invoking(attempt).Should().Throw<InvalidInputException>().Which.Problems;

    public static Problem ProblemOf(string json) => ProblemsOf(json).Should().ContainSingle().Subject;

    /// <summary>Every problem of a document that was built in code, once it is clear that no engine takes it.</summary>
    public static IReadOnlyList<Problem> ProblemsOf(Preferences document)
    {
        var problems = document.Validate(TzdbZones.Default);
        var compiling = FluentActions.Invoking(() => Publishing.Usual.Compile(document, Storage.ContactBook.Empty));
        if (problems.Count == 0)
        {
            compiling.Should().NotThrow();
        }
        else
        {
            compiling.Should().Throw<InvalidInputException>().Which.Problems.Should().Equal(problems);
        }

        return problems;
    }

    public static Problem ProblemOf(Preferences document) => ProblemsOf(document).Should().ContainSingle().Subject;
}
