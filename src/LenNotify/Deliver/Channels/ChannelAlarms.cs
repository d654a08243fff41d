using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>What channels complain of: logged once in a quarter of an hour for each channel and sentence, and a finding of health.</summary>
internal sealed partial class ChannelAlarms(TimeProvider time, ILogger<ChannelAlarms> log) : IChannelAlarms
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (string Sentence, long ToldAt)> _raised = new(StringComparer.Ordinal);

    public void Raise(string channel, string sentence)
    {
        var told = time.GetTimestamp();
        var safe = SafeText.Of(sentence, null);
        var known = _raised.TryGetValue(channel, out var before) && before.Sentence == safe && time.GetElapsedTime(before.ToldAt, told) < Pause;
        if (!known)
        {
            _raised[channel] = (safe, told);
            Raised(log, channel, safe);
        }
    }

    public void Clear(string channel)
    {
        if (!_raised.IsEmpty && _raised.TryRemove(channel, out _))
        {
            Cleared(log, channel);
        }
    }

    internal IEnumerable<HealthFinding> Findings() =>
        _raised.Select(raised => new HealthFinding($"channel:{raised.Key}", HealthState.Degraded, raised.Value.Sentence));

    [LoggerMessage(2611, LogLevel.Error, "Channel {Channel} needs somebody: {Sentence}")]
    private static partial void Raised(ILogger logger, string channel, string sentence);

    [LoggerMessage(2612, LogLevel.Information, "Channel {Channel} needs nobody any more: it works.")]
    private static partial void Cleared(ILogger logger, string channel);
}
