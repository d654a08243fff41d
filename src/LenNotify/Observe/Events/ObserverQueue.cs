using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>One observer and what it has not heard yet. Nobody who tells ever waits for it.</summary>
internal sealed partial class ObserverQueue
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);
    private readonly Channel<NotificationEvent> _waiting;
    private readonly INotificationObserver _observer;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Action _onDrop;
    private readonly Task _telling;
    private long _dropped;
    private long _nextWarning = long.MinValue;

    internal ObserverQueue(INotificationObserver observer, int capacity, TimeProvider time, ILogger log, Action onDrop)
    {
        (_observer, _time, _log, _onDrop) = (observer, time, log, onDrop);
        _waiting = Channel.CreateBounded<NotificationEvent>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _telling = Task.Run(TellAllAsync);
    }

    /// <summary>The observer's type: what logs and metrics name it by.</summary>
    internal string Name => _observer.GetType().Name;

    /// <summary>An event is under way from when it is told until the observer has dealt with it.</summary>
    internal UnderWay UnderWay { get; init; } = new();

    /// <summary>How many events it never heard of.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    internal void Tell(NotificationEvent happened)
    {
        UnderWay.Begin();
        if (!_waiting.Writer.TryWrite(happened))
        {
            UnderWay.End();
            Drop();
        }
    }

    /// <summary>Takes no more, and ends when it has heard the rest, or when nobody waits any longer.</summary>
    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        try
        {
            await _telling.WaitAsync(Patience, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            NotDrained(_log, Name, _waiting.Reader.Count);
        }
    }

    private void Drop()
    {
        var dropped = Interlocked.Increment(ref _dropped);
        _onDrop();
        var (now, next) = (_time.GetTimestamp(), Interlocked.Read(ref _nextWarning));
        var following = now + (long)(BetweenWarnings.TotalSeconds * _time.TimestampFrequency);
        if (now >= next && Interlocked.CompareExchange(ref _nextWarning, following, next) == next)
        {
            Full(_log, Name, dropped);
        }
    }

    private async Task TellAllAsync()
    {
        await foreach (var happened in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            try
            {
                await TellAsync(happened, patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
                Hangs(_log, Name, happened.GetType().Name, Patience);
            }
            catch (Exception error)
            {
                Threw(_log, Name, happened.GetType().Name, MaskedException.Of(error));
            }

            UnderWay.End();
        }
    }

    private async Task TellAsync(NotificationEvent happened, CancellationToken cancellationToken)
    {
        var observing = _observer.ObserveAsync(happened, cancellationToken);
        if (!observing.IsCompleted)
        {
            Abandoned.Observe(observing);
            observing = observing.WaitAsync(cancellationToken);
        }

        await observing.ConfigureAwait(false);
    }

    [LoggerMessage(3101, LogLevel.Warning, "Observer {Observer} threw over {Event} and missed it.")]
    private static partial void Threw(ILogger logger, string observer, string @event, Exception error);

    [LoggerMessage(3102, LogLevel.Warning, "Observer {Observer} did not end over {Event} within {Patience} and is left behind; the next event is told.")]
    private static partial void Hangs(ILogger logger, string observer, string @event, TimeSpan patience);

    [LoggerMessage(3103, LogLevel.Warning, "Observer {Observer} does not keep up: its queue is full, and {Dropped} events were dropped so far.")]
    private static partial void Full(ILogger logger, string observer, long dropped);

    [LoggerMessage(3104, LogLevel.Warning, "Observer {Observer} was not done when the host stopped: {Left} events were dropped.")]
    private static partial void NotDrained(ILogger logger, string observer, int left);
}
