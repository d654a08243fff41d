using LenNotify.Storage;

namespace LenNotify;

/// <summary>How one channel is routed to and delivered over.</summary>
public sealed class ChannelOptions
{
    internal ChannelOptions(string channel) =>
        Policy = ChannelPolicy.Defaults.FirstOrDefault(policy => policy.Name == channel) ?? new ChannelPolicy(channel);

    /// <summary>What routing goes by: for a channel that LenNotify knows, its cautious default; for yours, an address that was verified.</summary>
    public ChannelPolicy Policy { get; set; }

    /// <summary>At most this many sends at once from this process. 1-10,000.</summary>
    public int Concurrency { get; set; } = 16;

    /// <summary>When a send that has not answered counts as failed. 10 ms to 10 minutes.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a delivery is tried again after its first attempt. Up to 31 days.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>At most this many starts per window on all nodes together, whoever they are for; what exceeds waits. Null for no limit.</summary>
    public ChannelRate? Rate { get; set; }

    /// <summary>How long the channel rests after five failures in a row. One second to 1 hour.</summary>
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromSeconds(60);
}
