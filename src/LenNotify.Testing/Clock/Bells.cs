namespace LenNotify.Testing;

/// <summary>What wakes a host's workers.</summary>
internal sealed class Bells(ChannelPumps pumps, FanOutBell publications)
{
    internal IReadOnlyList<string> Channels { get; } = [.. pumps.All.Select(pump => pump.Name)];

    internal DateTimeOffset? NextPublication => publications.Next;

    internal void Ring(DateTimeOffset now)
    {
        publications.Ring(now);
        foreach (var channel in Channels)
        {
            pumps.Ring(channel, now);
        }
    }
}
