using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LenNotify;

/// <summary>Wakes whoever listens in this process: there is one node. What another process writes is found by polling.</summary>
internal sealed class SqliteSignals
{
    // Who does not keep up loses topics, which costs a poll, and never holds up whoever signals.
    private const int MostWaiting = 1_024;

    private readonly Lock _gate = new();
    private volatile Channel<string>[] _listeners = [];

    /// <summary>Says topics to all who listen now.</summary>
    public void Signal(IReadOnlyList<string> topics)
    {
        foreach (var listener in _listeners)
        {
            foreach (var topic in topics)
            {
                listener.Writer.TryWrite(topic);
            }
        }
    }

    /// <summary>The topics from now on, until cancelled.</summary>
    public async IAsyncEnumerable<string> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var own = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_gate)
        {
            _listeners = [.. _listeners, own];
        }

        try
        {
            await foreach (var topic in own.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return topic;
            }
        }
        finally
        {
            lock (_gate)
            {
                _listeners = Array.FindAll(_listeners, other => other != own);
            }
        }
    }
}
