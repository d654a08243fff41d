using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>The pumps of this process, one for each channel that has an adapter here.</summary>
internal sealed class ChannelPumps
{
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(900);
    private readonly Dictionary<string, ChannelPump> _pumps = new(StringComparer.Ordinal);

    internal ChannelPumps(ChannelTable channels, DeliveryStore store, Addresses addresses, PumpSettings settings, ILoggerFactory logs)
    {
        for (var i = 0; i < channels.Lines.Count; i++)
        {
            var line = channels.Lines[i];
            if (line.Adapter is not null && settings.Deliver)
            {
                var pump = Pump(line, i, store, addresses, settings, logs);
                _pumps.Add(line.Name, pump);

                // Its first look is to be made from now on.
                pump.Ring(DateTimeOffset.MinValue);
            }
        }
    }

    /// <summary>All of them.</summary>
    internal IReadOnlyCollection<ChannelPump> All => _pumps.Values;

    /// <summary>Something is due on a channel then; another process's channel hears of it from the store.</summary>
    internal void Ring(string channel, DateTimeOffset at)
    {
        if (_pumps.TryGetValue(channel, out var pump))
        {
            pump.Ring(at);
        }
    }

    /// <summary>Operators said something of a channel; null is any.</summary>
    internal void Steer(string? channel)
    {
        foreach (var (name, pump) in _pumps)
        {
            if (channel is null || channel == name)
            {
                pump.Steer();
            }
        }
    }

    private static ChannelPump Pump(ChannelLine line, int place, DeliveryStore store, Addresses addresses, PumpSettings settings, ILoggerFactory logs)
    {
        var circuit = new Circuit(line.Options.CircuitBreak);
        var random = settings.Jitter();
        var outcomes = new Outcomes(line.Options.MaxAge, random);
        var limits = new MachineLimits(line.Options.Concurrency, settings.Poll, Backoff, line.Options.SendTimeout + settings.Clock.SendMargin)
        {
            Jitter = random.NextDouble,
            LookEvery = LookEvery,
            HasRate = line.Options.Rate is not null,
        };
        return new ChannelPump(
            new ChannelMachine(limits, circuit, outcomes),
            new ChannelErrands(
                new ChannelWork(line, place, store, circuit, settings) { Contents = settings.Contents }, settings.Clock, logs.CreateLogger<ChannelPump>()),
            new Sender(line, addresses, settings.Clock, logs.CreateLogger<Sender>(), settings.Fallbacks) { Contents = settings.Contents, Sensitive = settings.Sensitive },
            settings.Clock,
            logs.CreateLogger<ChannelPump>());
    }
}
