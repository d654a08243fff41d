using System.Collections.Concurrent;

namespace LenNotify.Channels.Tests;

/// <summary>Remembers what was complained of.</summary>
internal sealed class HeardAlarms : IChannelAlarms
{
    public ConcurrentDictionary<string, string> Raised { get; } = [];

    public void Raise(string channel, string sentence)
    {
        CanaryWatch.OfTheRun.Look("an alarm", sentence);
        Raised[channel] = sentence;
    }

    public void Clear(string channel) => Raised.TryRemove(channel, out _);
}
