namespace LenNotify;

/// <summary>How the channels were at an instant.</summary>
/// <param name="At">When.</param>
/// <param name="Channels">Each of them.</param>
internal sealed record Beat(DateTimeOffset At, IReadOnlyList<ChannelBeat> Channels);
