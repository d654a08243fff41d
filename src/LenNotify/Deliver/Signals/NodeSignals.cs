using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Tells other nodes what there is to do, and hears of it from them. The first signal goes at once; while it is on its way, what
/// is to be said next gathers, and goes together when it has come through. A lost one costs a poll interval, never more. A store in
/// this process has no other nodes.
/// </summary>
internal sealed partial class NodeSignals(IStoreSignals store, ChannelPumps pumps, FanOutBell bell, PumpClock clock, ILogger<NodeSignals> log)
{
    internal const string Publications = "publications";
    internal const string Steering = "steering";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenComparisons = TimeSpan.FromMinutes(1);
    private readonly bool _alone = store is MemoryStore;
    private readonly GatheredNews _news = new();
    private readonly TaskCompletionSource _heeded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sending;

    /// <summary>Called when a node says that inboxes changed; with whose, unless it does not say.</summary>
    internal Action<IReadOnlyList<InboxNews>?>? InboxesChanged { get; set; }

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
            _news.Add(topic);
        }
    }

    /// <summary>Somebody's inbox changed; said with the next <see cref="Send"/>.</summary>
    internal void Note(string userId, long sequence, long version)
    {
        if (!_alone)
        {
            _news.Add(new InboxNews(InboxNews.PersonOf(userId), sequence, version));
        }
    }

    /// <summary>An append was stored; said with the next <see cref="Send"/>.</summary>
    internal void Note(AppendResult stored, DateTimeOffset now)
    {
        if (!_alone)
        {
            _news.Add(stored, now);
        }
    }

    /// <summary>Inboxes changed, or what belongs to them; said with the next <see cref="Send"/>.</summary>
    internal void NoteInboxes()
    {
        if (!_alone)
        {
            _news.AddNameless();
        }
    }

    /// <summary>Says what was noted: now, or as soon as the last signal has come through.</summary>
    internal void Send()
    {
        if (_news.Any && Interlocked.Exchange(ref _sending, 1) == 0)
        {
            _ = SendAsync();
        }
    }

    /// <summary>From now on it matters here what other nodes say: something is delivered by this process, or somebody is connected to it.</summary>
    internal void Heed() => _heeded.TrySetResult();

    /// <summary>Listens from when it matters until cancelled, and keeps the clock compared. A store that can say what it stores with the commit does so from now on.</summary>
    internal Task RunAsync(CancellationToken cancellationToken)
    {
        (store as ICommitSignals)?.SignalWithCommits(TopicsOf);
        return Task.WhenAll(CompareAsync(cancellationToken), _alone ? Task.CompletedTask : ListenAsync(cancellationToken));
    }

    private static IReadOnlyList<string> TopicsOf(IReadOnlyList<AppendResult> stored, DateTimeOffset now)
    {
        var news = new GatheredNews();
        for (var i = 0; i < stored.Count; i++)
        {
            news.Add(stored[i], now);
        }

        return news.Take();
    }

    private async Task SendAsync()
    {
        do
        {
            while (_news.Any)
            {
                await SignalAsync(_news.Take()).ConfigureAwait(false);
            }

            // With a full fence: what is noted now either is seen here, or sees that nobody sends.
            Interlocked.Exchange(ref _sending, 0);
        }
        while (_news.Any && Interlocked.Exchange(ref _sending, 1) == 0);
    }

    private async Task SignalAsync(IReadOnlyList<string> topics)
    {
        try
        {
            await store.SignalAsync(topics, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            NotTold(log, error);
        }
    }

    // A process that only publishes keeps no connection for it, and the store wakes it for nothing.
    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await _heeded.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
        else if (InboxTopics.TryRead(topic, out var news))
        {
            InboxesChanged?.Invoke(news);
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
