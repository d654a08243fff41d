using LenNotify.Storage;
using static System.FormattableString;

namespace LenNotify;

/// <summary>What sound questions about dead letters are.</summary>
internal static class DeadLetterRules
{
    internal const int MostInReplay = 10_000;
    private const int MostInPage = 500;
    private const int MostIds = 10_000;
    private const int MostPerMinute = 100_000;
    private const int LongestCause = 500;

    internal static void CheckPage(DeadLetterFilter filter, int limit)
    {
        var problems = Of(filter);
        CheckRange("limit", limit, MostInPage, problems);
        Demand(problems);
    }

    internal static void CheckReplay(DeadLetterFilter filter, ReplayPace pace)
    {
        ArgumentNullException.ThrowIfNull(pace);
        var problems = Of(filter);
        CheckRange("most", pace.Most, MostInReplay, problems);
        CheckRange("per_minute", pace.PerMinute, MostPerMinute, problems);
        Demand(problems);
    }

    internal static void Check(DeadLetterFilter filter) => Demand(Of(filter));

    private static List<Problem> Of(DeadLetterFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var problems = new List<Problem>();
        if (filter.Ids is null || filter.Ids.Count > MostIds)
        {
            problems.Add(new("filter.ids", Invariant($"has {filter.Ids?.Count ?? 0} entries, or is null."), Invariant($"up to {MostIds:N0} entries")));
        }

        if (filter.Cause is { } cause && (cause.Length is 0 or > LongestCause || cause.Any(char.IsControl)))
        {
            problems.Add(new("filter.cause", Invariant($"has {cause.Length} characters, or some that are not plain."), Invariant($"1 to {LongestCause} characters on one line, or none at all")));
        }

        if (filter.From >= filter.To)
        {
            problems.Add(new("filter.to", Invariant($"is {filter.To:O}."), Invariant($"later than filter.from, which is {filter.From:O}")));
        }

        return problems;
    }

    private static void CheckRange(string field, int value, int most, List<Problem> problems)
    {
        if (value < 1 || value > most)
        {
            problems.Add(new(field, Invariant($"is {value}."), Invariant($"1 to {most:N0}")));
        }
    }

    private static void Demand(List<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw new InvalidInputException("question about dead letters", problems);
        }
    }
}
