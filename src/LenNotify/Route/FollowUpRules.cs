using static System.FormattableString;

namespace LenNotify;

/// <summary>What sound escalations and fallbacks are. Checked when the host starts.</summary>
internal static class FollowUpRules
{
    private const int MostEscalations = 5;
    private const int MostInOrder = 5;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    internal static void Check(FollowUps followUps, IReadOnlyList<string> channels, List<Problem> problems)
    {
        var type = $"types.{followUps.Type}";
        if (followUps.Escalations.Count > MostEscalations)
        {
            problems.Add(new($"{type}.escalate_to", Invariant($"has {followUps.Escalations.Count} entries."), Invariant($"{MostEscalations} entries")));
        }

        foreach (var escalation in followUps.Escalations)
        {
            CheckChannel($"{type}.escalate_to", escalation.Channel, channels, problems);
            if (escalation.Within < Shortest || escalation.Within > Longest)
            {
                problems.Add(new($"{type}.escalate_to.unless_read_within", $"is {escalation.Within}.", "1 second to 31 days"));
            }
        }

        if (followUps.Order.Count is 1 or > MostInOrder || followUps.Order.Distinct(StringComparer.Ordinal).Count() < followUps.Order.Count)
        {
            problems.Add(new($"{type}.fall_back", $"is {string.Join(", ", followUps.Order)}.", Invariant($"2 to {MostInOrder} channels, each once, in the order in which they are tried")));
        }

        foreach (var channel in followUps.Order)
        {
            CheckChannel($"{type}.fall_back", channel, channels, problems);
        }
    }

    private static void CheckChannel(string field, string channel, IReadOnlyList<string> channels, List<Problem> problems)
    {
        if (channel == ChannelNames.InApp)
        {
            problems.Add(new(field, "names inapp, which needs neither: the item is in the inbox from the beginning.", "any other channel"));
        }
        else if (!channels.Contains(channel, StringComparer.Ordinal))
        {
            problems.Add(new(field, $"names '{channel}', which is no channel of this host.", $"{string.Join(", ", channels.Where(name => name != ChannelNames.InApp))}; add it with AddChannel"));
        }
    }
}
