using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 9 in memory: everyone who listens in this process hears what is signalled in it.</summary>
internal sealed class MemorySignals(TimeProvider time) : IStoreSignals
{
    // A listener that does not keep up loses signals, which is allowed; it never holds up whoever signals.
    private const int MostWaiting = 1_024;

    private readonly Lock _gate = new();
    private Channel<string>[] _listeners = [];

    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) => Task.FromResult(time.GetUtcNow());

    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            for (var index = 0; index < topics.Count; index++)
            {
                listener.Writer.TryWrite(topics[index]);
            }
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<string> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_gate)
        {
            Volatile.Write(ref _listeners, [.. _listeners, listener]);
        }

        try
        {
            await foreach (var topic in listener.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return topic;
            }
        }
        finally
        {
            lock (_gate)
            {
                Volatile.Write(ref _listeners, Array.FindAll(_listeners, other => other != listener));
            }
        }
    }
}
