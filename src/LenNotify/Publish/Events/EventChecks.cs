namespace LenNotify;

/// <summary>What a sound event is.</summary>
internal static class EventChecks
{
    private const int LongestKey = 200;
    private const int LongestProducer = 64;

    /// <summary>Its payload is judged as what it becomes: the metadata of a notification.</summary>
    /// <exception cref="InvalidInputException">It is not sound; every problem is named.</exception>
    internal static SourceEvent Checked(SourceEvent happened, RoutingEngine engine)
    {
        var problems = engine.Validate(new Notification { Type = happened.Type, Title = "-", Severity = happened.Severity, Metadata = happened.Payload })
            .Select(problem => problem with { Field = problem.Field.StartsWith("metadata", StringComparison.Ordinal) ? $"payload{problem.Field["metadata".Length..]}" : problem.Field }).ToList();
        CheckLine("event_id", happened.Id, problems);
        CheckLine("dedupe_key", happened.DedupeKey, problems);
        if (happened.Producer is { } producer && (producer.Length is 0 or > LongestProducer || !producer.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-')))
        {
            problems.Add(new("producer", $"'{Shown.Of(producer)}' is no name of a producer.", "1-64 letters, digits and _ . : -"));
        }

        return problems.Count == 0 ? happened : throw new InvalidInputException("event", problems);
    }

    private static void CheckLine(string field, string? text, List<Problem> problems)
    {
        if (text is not null)
        {
            TextRules.CheckLine(field, text, LongestKey, problems);
        }
    }
}
