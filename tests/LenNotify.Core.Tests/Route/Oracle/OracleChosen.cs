namespace LenNotify.Core.Tests;

/// <summary>Judgement 5: priority to channels, and who may say otherwise.</summary>
internal static class OracleChosen
{
    internal static IEnumerable<OracleBite> Bites(OracleCase c, Priority priority, ChannelPolicy channel)
    {
        if (!Uses(c, priority, channel.Name))
        {
            yield return new(Judgement.Channels, Verdict.Suppress, Reason.ChannelNotChosen);
        }
    }

    private static bool Uses(OracleCase c, Priority priority, string channel)
    {
        var named = c.Notification.Channels
            ?? c.Chosen?.Channels
            ?? c.Person.Preferences.ChannelsByPriority.GetValueOrDefault(priority)
            ?? c.Type.Channels;
        return named?.Contains(channel) ?? priority switch
        {
            Priority.Critical => true,
            Priority.High => channel is ChannelNames.InApp or ChannelNames.Email,
            _ => channel is ChannelNames.InApp,
        };
    }
}
