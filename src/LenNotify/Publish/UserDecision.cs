using LenNotify.Storage;

namespace LenNotify;

/// <summary>What was decided for one person.</summary>
/// <param name="UserId">The person.</param>
/// <param name="ItemId">The item, by which its history is found, listed or not.</param>
/// <param name="Listed">Whether the inbox shows and counts it.</param>
/// <param name="Priority">How hard it is tried.</param>
/// <param name="Channels">Every channel's verdict with its reason.</param>
public sealed record UserDecision(string UserId, Guid ItemId, bool Listed, Priority Priority, IReadOnlyList<StoredDecision> Channels)
{
    /// <summary>A line to a channel.</summary>
    public override string ToString() => string.Join('\n', Channels.Select(channel =>
        $"{UserId}, {channel.Channel}: {channel.Verdict}{(channel.Silent ? " silently" : "")}{(channel.Until is { } until ? $" until {until:yyyy-MM-dd HH:mm:ss}Z" : "")} ({channel.Reason})"));
}
