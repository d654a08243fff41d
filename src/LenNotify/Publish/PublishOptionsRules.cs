namespace LenNotify;

/// <summary>What sound publish options are.</summary>
internal static class PublishOptionsRules
{
    private const int MaxKey = 200;
    private const int MaxCorrelation = 128;
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(366);

    internal static void Check(PublishOptions options, DateTimeOffset now)
    {
        if (options is { DedupeKey: null, CorrelationId: null, DeliverAt: null })
        {
            return;
        }

        var problems = new List<Problem>();
        CheckText("dedupe_key", options.DedupeKey, MaxKey, problems);
        CheckText("correlation_id", options.CorrelationId, MaxCorrelation, problems);
        if (options.DeliverAt > now + MostAhead)
        {
            problems.Add(new("deliver_at", $"is {options.DeliverAt:O}.", "at most 366 days ahead"));
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException("publication", problems);
        }
    }

    private static void CheckText(string field, string? text, int most, List<Problem> problems)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length == 0 || text.Length > most)
        {
            problems.Add(new(field, FormattableString.Invariant($"has {text.Length} characters."), FormattableString.Invariant($"1 to {most} characters, or none at all")));
        }
        else if (text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
        {
            problems.Add(new(field, "has control characters or halves of surrogate pairs.", "plain text"));
        }
    }
}
