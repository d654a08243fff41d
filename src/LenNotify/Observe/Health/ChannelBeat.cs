using LenNotify.Storage;

namespace LenNotify;

/// <summary>How one channel is.</summary>
/// <param name="Name">Which.</param>
/// <param name="Queue">Its queue.</param>
/// <param name="OpenUntil">Until when its circuit is open, as last stored; null when it is closed.</param>
internal sealed record ChannelBeat(string Name, QueueStatus Queue, DateTimeOffset? OpenUntil)
{
    /// <summary>The nodes whose own circuits are open, and until when.</summary>
    internal IReadOnlyDictionary<string, DateTimeOffset> Nodes { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>What operators say of it.</summary>
    internal ChannelControl Control { get; init; } = ChannelControl.None;
}
