using LenNotify.Storage;

namespace LenNotify;

/// <summary>How one channel is.</summary>
/// <param name="Name">Which.</param>
/// <param name="Queue">Its queue.</param>
/// <param name="OpenUntil">Until when its circuit is open, as last stored; null when it is closed.</param>
internal sealed record ChannelBeat(string Name, QueueStatus Queue, DateTimeOffset? OpenUntil);
