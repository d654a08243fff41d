using System.Collections.Concurrent;
using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Tells other nodes what there is to do, and hears of it from them. The first signal goes at once; while it is on its way,
/// and a moment after, the topics of the next gather: a busy node says it a hundred times a second, and not with each commit.
/// A lost one costs a poll interval, never more. A store in this process has no other nodes.
/// </summary>
internal sealed partial class NodeSignals(IStoreSignals store, ChannelPumps pumps, FanOutBell bell, PumpClock clock, ILogger<NodeSignals> log) : IDisposable
{
    internal const string Publications = "publications";
    internal const string Inboxes = "inboxes";
    internal const string Steering = "steering";

    private static readonly TimeSpan BetweenSignals = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenComparisons = TimeSpan.FromMinutes(1);
    private readonly bool _alone = store is MemoryStore;
    private readonly ConcurrentDictionary<string, byte> _topics = new(StringComparer.Ordinal);
    private ITimer? _moment;
    private int _sending;

    /// <summary>Called when another node says that inboxes changed.</summary>
    internal Action? InboxesChanged { get; set; }

    /// <summary>Ends the moment between two signals.</summary>
    public void Dispose() => _moment?.Dispose();

    /// <summary>Says that there is something to do on a topic.</summary>
    internal void Tell(string topic)
    {
        Note(topic);
        Send();
    }

    /// <summary>There is something to do on a topic; said with the next <see cref="Send"/>, so that one commit is one signal.</summary>
    internal void Note(string topic)
    {
        if (!_alone)
        {
            _topics.TryAdd(topic, 0);
        }
    }

    /// <summary>Says what was noted: now, or as soon as the last signal was a moment ago.</summary>
    internal void Send()
    {
        if (!_topics.IsEmpty && Interlocked.Exchange(ref _sending, 1) == 0)
        {
            _ = SendAsync();
        }
    }

    /// <summary>Listens until cancelled, and keeps the clock compared.</summary>
    internal Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(CompareAsync(cancellationToken), _alone ? Task.CompletedTask : ListenAsync(cancellationToken));

    private async Task SendAsync()
    {
        string[] topics = [.. _topics.Keys];
        foreach (var topic in topics)
        {
            _topics.TryRemove(topic, out _);
        }

        try
        {
            // None when another took them between the look and the sending.
            await (topics.Length == 0 ? Task.CompletedTask : store.SignalAsync(topics, CancellationToken.None)).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            NotTold(log, error);
        }

        _moment ??= clock.Time.CreateTimer(static signals => ((NodeSignals)signals!).Go(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _moment.Change(BetweenSignals, Timeout.InfiniteTimeSpan);
    }

    // With a full fence: a topic that is added now either is seen here, or sees that nobody sends.
    private void Go()
    {
        Interlocked.Exchange(ref _sending, 0);
        Send();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var topic in store.ListenAsync(cancellationToken).ConfigureAwait(false))
                {
                    Hear(topic);
                }
            }
            catch (Exception error)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                Deaf(log, error);
            }

            // Also after a stream that ended by itself, which another may do at once.
            await Task.Delay(Pause, clock.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Hear(string topic)
    {
        if (topic == Publications)
        {
            bell.Ring(clock.Now);
        }
        else if (topic == Inboxes)
        {
            InboxesChanged?.Invoke();
        }
        else if (topic == Steering)
        {
            pumps.Steer(null);
        }
        else
        {
            pumps.Ring(topic, clock.Now);
        }
    }

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        clock.UnderWay.Begin();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await clock.Store.CompareAsync(store, cancellationToken).ConfigureAwait(false);
                if (clock.Store.Skew.Duration() > Pause)
                {
                    Skewed(log, clock.Store.Skew);
                }
            }
            catch (Exception error)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                NotCompared(log, error);
            }

            await clock.PauseAsync(BetweenComparisons, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(2301, LogLevel.Warning, "Other nodes could not be told that there is something to do; they find it with their next poll.")]
    private static partial void NotTold(ILogger logger, Exception error);

    [LoggerMessage(2302, LogLevel.Warning, "The store's signals cannot be heard; until they can, work of other nodes is found by polling.")]
    private static partial void Deaf(ILogger logger, Exception error);

    [LoggerMessage(2303, LogLevel.Warning, "This machine's clock is {Skew} ahead of the store's. The store's is used.")]
    private static partial void Skewed(ILogger logger, TimeSpan skew);

    [LoggerMessage(2304, LogLevel.Warning, "The store's clock could not be read; time goes on by this machine's.")]
    private static partial void NotCompared(ILogger logger, Exception error);
}
