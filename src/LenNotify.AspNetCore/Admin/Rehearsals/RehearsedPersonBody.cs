namespace LenNotify;

/// <summary>What routing makes of a notification for one person.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Priority">How hard it tries.</param>
/// <param name="Listed">Whether the inbox lists it.</param>
/// <param name="Channels">What is decided for each channel.</param>
internal sealed record RehearsedPersonBody(string UserId, string Priority, bool Listed, IReadOnlyList<DecisionBody> Channels)
{
    internal static RehearsedPersonBody Of(string userId, Explanation explained) => new(
        userId,
        WireNames.Of(explained.Decision.Priority),
        explained.Decision.Listed,
        [.. explained.Channels.Select(Of)]);

    private static DecisionBody Of(ChannelExplanation channel) => new(
        channel.Channel,
        WireNames.Of(channel.Decision.Verdict),
        WireNames.Of(channel.Decision.Reason),
        channel.Because,
        channel.Decision.Silent,
        channel.Decision.Until);
}
