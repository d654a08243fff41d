namespace LenNotify;

/// <summary>What sound escalations of a notification are.</summary>
internal static class EscalationRules
{
    private const int Most = 5;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    internal static void Check(IReadOnlyList<Escalation> escalations, List<Problem> problems)
    {
        TextRules.CheckCount("escalations", escalations.Count, Most, problems);
        for (var i = 0; i < Math.Min(escalations.Count, Most); i++)
        {
            var (at, escalation) = ($"escalations[{i}]", escalations[i]);
            if (TextRules.IsNull(at, escalation, "an escalation", problems))
            {
                continue;
            }

            TextRules.CheckChannel($"{at}.channel", escalation.Channel, problems);
            if (escalation.Channel == ChannelNames.InApp)
            {
                problems.Add(new($"{at}.channel", "is inapp, where the item is from the beginning.", "any other channel"));
            }

            if (escalation.Within < Shortest || escalation.Within > Longest)
            {
                problems.Add(new($"{at}.within", $"is {escalation.Within}.", "1 second to 31 days"));
            }
        }
    }
}
