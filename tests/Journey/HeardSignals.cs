using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>What the nodes of one journey say to each other: at once, and seen by the test, which may say something as well.</summary>
internal sealed class HeardSignals(TimeProvider time) : IStoreSignals
{
    private readonly MemorySignals _signals = new(time);
    private int _listeners;
    private int _heard;

    /// <summary>What was said.</summary>
    internal ConcurrentQueue<string> Topics { get; } = [];

    /// <summary>What a signal waits for before it goes.</summary>
    internal Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How often a node has heard a topic, and done with it what it does at once.</summary>
    internal int Heard => Volatile.Read(ref _heard);

    /// <summary>How many nodes listen.</summary>
    internal int Listeners => Volatile.Read(ref _listeners);

    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) => _signals.StoreTimeAsync(cancellationToken);

    public async Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        foreach (var topic in topics)
        {
            Topics.Enqueue(topic);
        }

        await Gate;
        await _signals.SignalAsync(topics, cancellationToken);
    }

    public IAsyncEnumerable<string> ListenAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _listeners);
        return Counted(_signals.ListenAsync(cancellationToken));
    }

    private async IAsyncEnumerable<string> Counted(IAsyncEnumerable<string> topics)
    {
        await foreach (var topic in topics)
        {
            yield return topic;
            Interlocked.Increment(ref _heard);
        }
    }
}
