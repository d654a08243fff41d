namespace LenNotify;

/// <summary>What a sound audience is.</summary>
internal static class AudienceRules
{
    private const int MaxId = 256;
    private const int MaxUsers = 10_000;

    internal static string[] Checked(IReadOnlyList<string> userIds)
    {
        if (userIds is [var only] && TextRules.IsLine(only, MaxId))
        {
            return [only];
        }

        var problems = new List<Problem>();
        if (userIds.Count == 0)
        {
            problems.Add(new("audience", "names nobody.", "at least one user id"));
        }

        TextRules.CheckCount("audience", userIds.Count, MaxUsers, problems);
        for (var i = 0; i < Math.Min(userIds.Count, MaxUsers); i++)
        {
            if (!TextRules.IsLine(userIds[i], MaxId))
            {
                TextRules.CheckLine($"audience[{i}]", userIds[i], MaxId, problems);
            }
        }

        return problems.Count == 0
            ? [.. userIds.Distinct(StringComparer.Ordinal)]
            : throw new InvalidInputException("audience", problems);
    }

    internal static string CheckedSegment(string segment)
    {
        var problems = new List<Problem>();
        TextRules.CheckLine("segment", segment, MaxId, problems);
        return problems.Count == 0 ? segment : throw new InvalidInputException("audience", problems);
    }
}
