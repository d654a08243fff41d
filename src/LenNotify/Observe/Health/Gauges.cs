using System.Diagnostics.Metrics;

namespace LenNotify;

/// <summary>What is measured by looking at it now and then: queues, circuits, the clock.</summary>
internal sealed class Gauges
{
    private readonly Instrument[] _all;

    internal Gauges(Telemetry telemetry, Pulse pulse, StoreClock clock)
    {
        var meter = telemetry.Meter;
        _all =
        [
            meter.CreateObservableGauge("queue.depth", () => Of(pulse, Depths), "{delivery}", "Deliveries in the queue, by where they stand. The same on every node: it is the store's."),
            meter.CreateObservableGauge("queue.age", () => Of(pulse, Age), "s", "How long the oldest due delivery has waited."),
            meter.CreateObservableGauge("circuit.open", () => Of(pulse, Open), "{circuit}", "1 while a channel rests after failures, else 0."),
            meter.CreateObservableGauge("channel.paused", () => Of(pulse, Paused), "{channel}", "1 while operators have paused a channel, else 0."),
            meter.CreateObservableGauge("channel.limit.concurrency", () => Of(pulse, Concurrency), "{delivery}", "Sends at once from each node, where operators limit a channel while it runs."),
            meter.CreateObservableGauge("channel.limit.rate", () => Of(pulse, Rate), "{delivery}/s", "Starts a second on all nodes together, where operators limit a channel while it runs."),
            meter.CreateObservableGauge("clock.skew", () => clock.Skew.TotalSeconds, "s", "How far this machine's clock is ahead of the store's."),
        ];
    }

    /// <summary>Whether anybody reads them.</summary>
    internal bool Enabled => Array.Exists(_all, static gauge => gauge.Enabled);

    private static IEnumerable<Measurement<T>> Of<T>(Pulse pulse, Func<Beat, ChannelBeat, IEnumerable<Measurement<T>>> measure)
        where T : struct => pulse.Last is { } beat ? beat.Channels.SelectMany(channel => measure(beat, channel)) : [];

    private static IEnumerable<Measurement<long>> Depths(Beat beat, ChannelBeat channel) =>
        [Depth(channel, "due", channel.Queue.Due), Depth(channel, "waiting", channel.Queue.Waiting), Depth(channel, "claimed", channel.Queue.Claimed)];

    private static Measurement<long> Depth(ChannelBeat channel, string state, long count) => new(count, Name(channel), new("notification.delivery.state", state));

    private static IEnumerable<Measurement<double>> Age(Beat beat, ChannelBeat channel) =>
        [new(channel.Queue.OldestDue is { } oldest ? Math.Max(0, (beat.At - oldest).TotalSeconds) : 0, Name(channel))];

    private static IEnumerable<Measurement<long>> Open(Beat beat, ChannelBeat channel) => [new(channel.OpenUntil > beat.At ? 1 : 0, Name(channel))];

    private static IEnumerable<Measurement<long>> Paused(Beat beat, ChannelBeat channel) => [new(channel.Control.IsPaused ? 1 : 0, Name(channel))];

    private static IEnumerable<Measurement<long>> Concurrency(Beat beat, ChannelBeat channel) => channel.Control.Concurrency is { } most ? [new(most, Name(channel))] : [];

    private static IEnumerable<Measurement<double>> Rate(Beat beat, ChannelBeat channel) =>
        channel.Control.Rate is { } rate ? [new(rate.Limit / rate.Per.TotalSeconds, Name(channel))] : [];

    private static KeyValuePair<string, object?> Name(ChannelBeat channel) => new(Telemetry.Channel, channel.Name);
}
