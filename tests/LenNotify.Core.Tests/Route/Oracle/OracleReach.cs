namespace LenNotify.Core.Tests;

/// <summary>Judgement 6: whether the channel reaches the person at all, and whether law and host open it at this hour.</summary>
internal static class OracleReach
{
    internal static IEnumerable<OracleBite> Bites(OracleCase c, ChannelPolicy channel)
    {
        var contacts = c.Person.On(channel);
        if (contacts.OptedOut || c.Chosen?.LeftChannels.Contains(channel.Name) == true)
        {
            yield return Suppress(Reason.OptedOut);
        }

        if (!contacts.IsOn)
        {
            yield return Suppress(Reason.ChannelDisabled);
        }

        if (contacts.State != Reason.Routed)
        {
            yield return Suppress(contacts.State);
        }

        if (!c.Type.Emergency && contacts.Closed.At(c.Now) is (Inside: true, var ends))
        {
            yield return ends is null
                ? Suppress(Reason.CountryClosed)
                : new(Judgement.Reach, Verdict.Hold, Reason.ClosedHours, ends);
        }
    }

    private static OracleBite Suppress(Reason reason) => new(Judgement.Reach, Verdict.Suppress, reason);
}
