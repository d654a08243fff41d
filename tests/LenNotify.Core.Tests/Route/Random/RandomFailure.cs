using System.Text.Json;

namespace LenNotify.Core.Tests;

/// <summary>Tells all that is needed to look into a difference.</summary>
internal static class RandomFailure
{
    internal static void Unless(bool same, Func<string> describe)
    {
        if (!same)
        {
            Assert.Fail(describe());
        }
    }

    internal static bool Same(OracleDecision expected, Decision decision, ReadOnlySpan<ChannelDecision> decisions)
    {
        if (decision != new Decision(expected.Priority, expected.Listed) || decisions.Length != expected.Channels.Count)
        {
            return false;
        }

        for (var i = 0; i < decisions.Length; i++)
        {
            if (decisions[i].Channel != i || Answer.Of(decisions[i]) != expected.Channels[i].Answer)
            {
                return false;
            }
        }

        return true;
    }

    internal static string Describe(RandomWorld world, OracleCase c, RandomHistory history, OracleDecision expected, Explanation got) => $"""
        The oracle says: {expected.Priority}, {(expected.Listed ? "listed" : "not listed")}
        {string.Join('\n', expected.Channels.Select((channel, i) => $"{world.Options.Channels[i].Name}: {Line(channel)}"))}

        The engine says: {got}

        {Where(world, c, history)}
        """;

    internal static string Where(RandomWorld world, OracleCase c, RandomHistory history) => $"""
        Seed {world.Seed}, host {world.Number}, at {c.Now:O}
        {Line(c.Notification)}
        Type: {c.Type}
        Preferences: {c.Person.Preferences.ToJson()}
        Contacts: {string.Join("; ", c.Person.Contacts.Contacts)} opted out of: {string.Join(' ', c.Person.Contacts.OptOuts.Keys)}
        Host: {world.Options}
        {string.Join('\n', world.Options.Channels)}
        History:
        {string.Join('\n', history.Log)}
        """;

    internal static string Line(Notification n) =>
        $"{n.Type} {n.Severity} priority={n.Priority} confidence={n.Confidence} news={n.NewsContext?.Length} group={n.GroupKey} " +
        $"repeat={n.RepeatKey} throttle={n.ThrottleKey} channels={(n.Channels is { } c ? string.Join(',', c) : "null")} " +
        $"bypass={n.BypassQuietHours} expires={n.ExpiresAt:O} attributes={JsonSerializer.Serialize(n.Attributes)}";

    internal static string Line(OracleChannel channel) =>
        $"{channel.Answer} by {channel.Decider}; would have bitten: {string.Join(' ', channel.Bites.Select(bite => bite.Reason))}";
}
