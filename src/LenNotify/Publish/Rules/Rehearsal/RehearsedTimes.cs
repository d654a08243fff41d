using LenNotify.Storage;

namespace LenNotify;

/// <summary>When each person would first be told of an event, by one set of rules.</summary>
internal sealed class RehearsedTimes(RoutingEngine engine, Recipients people)
{
    private const string Topic = "topic:";

    internal async Task<Dictionary<string, DateTimeOffset>> OfAsync(IReadOnlyList<RuleNotice> notices, EventView happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var times = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var notice in notices)
        {
            if (notice.Audience is not { } audience || engine.Validate(notice.Notification).Count > 0)
            {
                continue;
            }

            if (audience.Segment is { } segment)
            {
                times[Topic + segment] = happened.At;
                continue;
            }

            var compiled = engine.Compile(notice.Notification, Ids.Derived(happened.Id, notice.Key));
            var known = await people.GetAsync(audience.UserIds, now, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < known.Length; i++)
            {
                var told = Told(compiled, known[i], happened.At);
                var userId = audience.UserIds[i];
                times[userId] = times.TryGetValue(userId, out var earlier) && earlier < told ? earlier : told;
            }
        }

        return times;
    }

    // What is only in the inbox, silently or not at all aloud, is never told.
    private DateTimeOffset Told(CompiledNotification notification, Recipient person, DateTimeOffset at)
    {
        Span<ChannelDecision> decisions = stackalloc ChannelDecision[engine.Channels.Count];
        engine.At(at, notification).Decide(person.Preferences, UserActivity.None, decisions);
        var told = DateTimeOffset.MaxValue;
        foreach (var decision in decisions)
        {
            var then = decision.Verdict == Verdict.Suppress || decision.Silent ? DateTimeOffset.MaxValue : decision.Until ?? at;
            told = then < told ? then : told;
        }

        return told;
    }
}
