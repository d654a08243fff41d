namespace LenNotify.Core.Tests;

/// <summary>
/// Routing once more, written from the design alone and meant to be read rather than to be fast: every judgement is asked
/// about every channel, and the first that bites decides.
/// </summary>
internal static class Oracle
{
    internal static OracleDecision Decide(OracleCase c)
    {
        var priority = OraclePriority.Of(c);
        var gates = OracleGates.Bites(c, priority).ToList();
        var caps = OracleThrottles.OfTypeAndUser(c, priority).ToList();
        var delays = OracleDelays.Bites(c, priority).ToList();
        var channels =
            from channel in c.Host.Channels
            let chosen = OracleChosen.Bites(c, priority, channel)
            let reach = OracleReach.Bites(c, channel)
            let busy = OracleThrottles.OfChannel(c, channel)
            select First([.. gates, .. chosen, .. reach, .. caps, .. busy, .. delays], neverHeld: channel.Name == ChannelNames.InApp);
        return new(priority, Listed: gates.Count == 0, [.. channels]);
    }

    /// <summary>A delivery that is due is judged again, but for frequency and grouping; what it says of in-app is not softened.</summary>
    internal static OracleChannel Release(OracleCase c, Priority priority, ChannelPolicy channel) => First(
        [
            .. OracleGates.Bites(c, priority),
            .. OracleChosen.Bites(c, priority, channel),
            .. OracleReach.Bites(c, channel),
            .. OracleThrottles.OfTypeAndUser(c, priority),
            .. OracleThrottles.OfChannel(c, channel),
            .. OracleDelays.Bites(c, priority).Where(bite => bite.Judgement == Judgement.QuietHours),
        ],
        neverHeld: false);

    /// <summary>The first bite decides, except that an opt-out is always the one reported.</summary>
    private static OracleChannel First(List<OracleBite> bites, bool neverHeld)
    {
        if (bites.Count == 0)
        {
            return new(Answer.Delivered, null, bites);
        }

        var optOut = bites.FindIndex(bite => bite.Reason == Reason.OptedOut);
        var first = bites[Math.Max(optOut, 0)];
        var isTiming = first.Verdict != Verdict.Suppress || first.Reason == Reason.QuietHours;
        return new(
            neverHeld && isTiming ? Answer.Silently(first.Reason) : new(first.Verdict, first.Reason, first.Until),
            first.Judgement,
            bites);
    }
}
