namespace LenNotify;

/// <summary>
/// Fairness by turn: whoever has many waits, with the later ones, behind everyone's first. Only what is due at once takes a
/// turn: one that is held until tomorrow must not push today's behind it.
/// </summary>
internal static class Turns
{
    /// <summary>How far apart one person's turns on one channel are.</summary>
    internal static readonly long Step = TimeSpan.TicksPerSecond;

    /// <summary>How far ahead of its turn a priority may go. Bounded: no stream of urgent ones keeps the rest waiting for ever.</summary>
    internal static long HeadStart(Priority priority) => priority switch
    {
        Priority.Critical => 60 * TimeSpan.TicksPerSecond,
        Priority.High => 30 * TimeSpan.TicksPerSecond,
        Priority.Normal => 10 * TimeSpan.TicksPerSecond,
        _ => 0,
    };

    /// <summary>The turn of each channel whose decision makes a delivery.</summary>
    internal static void Take(
        EngineSettings settings, ActivityDraft draft, Priority priority, ReadOnlySpan<ChannelDecision> decisions, Span<DateTimeOffset> turns)
    {
        var ahead = HeadStart(priority);
        for (var i = 0; i < settings.ChannelKeys.Length; i++)
        {
            if (i == settings.Inbox || decisions[i].Verdict == Verdict.Suppress)
            {
                continue;
            }

            var turn = decisions[i].Until?.UtcTicks ?? draft.Turn(settings.TurnKeys[i], Step);
            turns[i] = new DateTimeOffset(turn - ahead, TimeSpan.Zero);
        }
    }
}
