namespace LenNotify.Core.Tests;

/// <summary>Judgement 7: the caps of type and key, of the person, of the channel.</summary>
internal static class OracleThrottles
{
    internal static IEnumerable<OracleBite> OfTypeAndUser(OracleCase c, Priority priority)
    {
        if (Full(c, c.Type.Throttle, OracleActivity.TypeCap(c.Notification)) is { } type)
        {
            yield return Bite(c, c.Type.Throttle!, Reason.TypeThrottled, type);
        }

        if (priority != Priority.Critical && Full(c, c.Host.PerUser, OracleActivity.UserCap) is { } user)
        {
            yield return Bite(c, c.Host.PerUser!, Reason.UserThrottled, user);
        }
    }

    internal static IEnumerable<OracleBite> OfChannel(OracleCase c, ChannelPolicy channel)
    {
        if (Full(c, channel.Throttle, OracleActivity.ChannelCap(channel)) is { } busy)
        {
            yield return Bite(c, channel.Throttle!, Reason.ChannelThrottled, busy);
        }
    }

    /// <summary>When a cap has room again; null when it has room now.</summary>
    private static DateTimeOffset? Full(OracleCase c, Throttle? throttle, string cap)
    {
        if (throttle is null)
        {
            return null;
        }

        var counted = c.Activity.Starts(cap)
            .Where(start => start.At + throttle.Per > c.Now && !start.Of.Overlaps(c.Own))
            .ToList();
        return counted.Count >= throttle.Limit ? counted[^throttle.Limit].At + throttle.Per : null;
    }

    private static OracleBite Bite(OracleCase c, Throttle throttle, Reason reason, DateTimeOffset room) => throttle.FoldsIntoDigest
        ? new(Judgement.Throttle, Verdict.Digest, reason, c.NextDigest)
        : new(Judgement.Throttle, Verdict.Hold, reason, room);
}
