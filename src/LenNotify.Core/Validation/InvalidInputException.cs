namespace LenNotify;

/// <summary>An input was refused as a whole; nothing of it was stored or sent. It names every problem at once.</summary>
public sealed class InvalidInputException : ArgumentException
{
    /// <summary>Refuses <paramref name="subject"/> for the given problems.</summary>
    public InvalidInputException(string subject, IReadOnlyList<Problem> problems)
        : base(Describe(subject, problems))
    {
        Problems = problems;
    }

    /// <summary>Every problem, in the order of the document.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    private static string Describe(string subject, IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.Count == 1
            ? $"The {subject} was refused. {problems[0]}"
            : $"The {subject} was refused for {problems.Count} problems:{string.Concat(problems.Select(p => "\n- " + p))}";
    }
}
