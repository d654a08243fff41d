namespace LenNotify;

/// <summary>All channels but the inbox.</summary>
internal sealed record ChannelStatesBody(IReadOnlyList<ChannelStateBody> Channels);
