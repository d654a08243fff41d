using System.Collections.Concurrent;

namespace LenNotify.Testing;

/// <summary>The channels of one host that send, by name.</summary>
internal sealed class SimulatedChannels
{
    private readonly ConcurrentDictionary<string, SimulatedChannel> _all = new(StringComparer.Ordinal);

    internal IReadOnlyList<string> Names => [.. _all.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The adapter that the host's workers call in place of its own.</summary>
    internal RecordingAdapter Add(SimulatedChannel channel)
    {
        _all[channel.Name] = channel;
        return new RecordingAdapter(channel);
    }

    internal SimulatedChannel? Find(string name) => _all.GetValueOrDefault(name);
}
