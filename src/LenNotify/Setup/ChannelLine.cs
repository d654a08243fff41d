namespace LenNotify;

/// <summary>One channel of this host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Adapter">What sends; null for the inbox, and for a channel that another process delivers.</param>
/// <param name="Options">How.</param>
internal sealed record ChannelLine(string Name, IChannelAdapter? Adapter, ChannelOptions Options);
