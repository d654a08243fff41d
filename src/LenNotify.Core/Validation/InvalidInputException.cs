namespace LenNotify;

/// <summary>An input was refused as a whole; nothing of it was stored or sent. It names every problem at once.</summary>
public sealed class InvalidInputException : ArgumentException
{
    // A hostile document has more problems than anyone reads in a log.
    private const int MostShown = 20;

    /// <summary>Refuses <paramref name="subject"/> for the given problems.</summary>
    public InvalidInputException(string subject, IReadOnlyList<Problem> problems)
        : base(Describe(subject, problems))
    {
        Problems = problems;
    }

    /// <summary>Every problem, by field in the order of the document. Of a document with thousands, not all are kept.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    private static string Describe(string subject, IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.Count == 1
            ? $"The {subject} was refused. {problems[0]}"
            : $"The {subject} was refused for {problems.Count} problems:{string.Concat(problems.Take(MostShown).Select(p => "\n- " + p))}"
                + (problems.Count > MostShown ? $"\n- and {problems.Count - MostShown} more" : "");
    }
}
