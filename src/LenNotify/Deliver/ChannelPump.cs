using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Drives one channel's machine: whoever tells it something while nobody is at it sends a thread of the pool there. Each
/// channel has its own: what one of them waits for, no other does.
/// </summary>
internal sealed partial class ChannelPump : IThreadPoolWorkItem
{
    private static readonly DeliveryEvent LookAgain = new DeliveryEvent.Woken(DateTimeOffset.MaxValue);
    private static readonly DeliveryEvent Steered = new DeliveryEvent.Steered();
    private readonly ConcurrentQueue<DeliveryEvent> _happened = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<DeliveryEvent> _events = [];
    private readonly List<DeliveryAction> _actions = [];
    private readonly ChannelMachine _machine;
    private readonly ChannelErrands _errands;
    private readonly Sender _sender;
    private readonly PumpClock _clock;
    private readonly ILogger<ChannelPump> _log;
    private readonly Action<DeliveryEvent> _tell;
    private readonly Action<Attempt, SendAnswer> _ended;
    private CancellationToken _aborted;
    private ITimer? _timer;
    private DateTimeOffset _armedFor;
    private bool _armed;
    private long _wakeAt = long.MaxValue;

    // Until it runs, nobody but its beginning is at it.
    private int _busy = 1;

    internal ChannelPump(ChannelMachine machine, ChannelErrands errands, Sender sender, PumpClock clock, ILogger<ChannelPump> log)
    {
        (_machine, _errands, _sender, _clock, _log) = (machine, errands, sender, clock, log);
        _tell = Tell;
        _ended = End;
    }

    /// <summary>The channel's name.</summary>
    internal string Name => _errands.Channel;

    /// <summary>Something is due then. Of many rings before the pump looks, the earliest counts.</summary>
    internal void Ring(DateTimeOffset at)
    {
        long known;
        do
        {
            known = Volatile.Read(ref _wakeAt);
            if (known <= at.UtcTicks)
            {
                return;
            }
        }
        while (Interlocked.CompareExchange(ref _wakeAt, at.UtcTicks, known) != known);

        if (known == long.MaxValue)
        {
            Tell(LookAgain);
        }
    }

    /// <summary>Operators said something of the channel.</summary>
    internal void Steer() => Tell(Steered);

    /// <summary>Nothing new is started; <see cref="RunAsync"/> ends when what is under way has ended.</summary>
    internal void Drain() => Tell(new DeliveryEvent.Draining());

    /// <summary>Runs until drained. The token ends what is under way as well; its leases then pass to others.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        _aborted = cancellationToken;
        await _errands.RestoreAsync(cancellationToken).ConfigureAwait(false);
        using var timer = _clock.Time.CreateTimer(static pump => ((ChannelPump)pump!).LookUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var abort = cancellationToken.UnsafeRegister(static pump => ((ChannelPump)pump!)._done.TrySetResult(), this);
        _timer = timer;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        await _done.Task.ConfigureAwait(false);
        await _errands.Aside.ConfigureAwait(false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Attempt? last;
        try
        {
            last = _aborted.IsCancellationRequested ? null : Step();
            if (_machine.IsDone || _aborted.IsCancellationRequested)
            {
                _done.TrySetResult();
                return;
            }
        }
        catch (Exception error)
        {
            Died(_log, Name, error);
            _done.TrySetResult();
            return;
        }

        // With a full fence: what is told now either is seen here, or sees that nobody is at it.
        Interlocked.Exchange(ref _busy, 0);
        if (!_happened.IsEmpty)
        {
            Wake();
        }

        // By this thread, which is warm; the pump is free for others, so that an adapter may keep it as long as it likes.
        last?.Execute();
    }

    // What the host cut off has no end: it is made again when its lease ends.
    private void End(Attempt attempt, SendAnswer answer)
    {
        if (!_aborted.IsCancellationRequested)
        {
            Tell(new DeliveryEvent.Sent(attempt.Delivery.Due.Id, answer));
        }

        _clock.UnderWay.End();
    }

    private void Tell(DeliveryEvent happened)
    {
        _clock.UnderWay.Begin();
        _happened.Enqueue(happened);
        Wake();
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _busy, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    // Each start but the last goes to a thread of its own; the last is answered.
    private Attempt? Step()
    {
        Attempt? last = null;
        do
        {
            Collect();
            var heard = _events.Count;
            var next = _machine.Step(_clock.Now, _events, _actions);
            _events.Clear();
            foreach (var action in _actions)
            {
                if (action is not DeliveryAction.Send send)
                {
                    _errands.Begin(action, _tell, _aborted);
                    continue;
                }

                Start(last);
                _clock.UnderWay.Begin();
                last = new Attempt(_sender, send, _ended, _aborted);
            }

            _actions.Clear();
            var rests = _happened.IsEmpty && (_machine.IsDone || TryRest(next));
            _clock.UnderWay.End(heard);
            if (rests)
            {
                return last;
            }

            Start(last);
            last = null;
        }
        while (!_machine.IsDone && !_aborted.IsCancellationRequested);

        return null;
    }

    private static void Start(Attempt? attempt)
    {
        if (attempt is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(attempt, preferLocal: false);
        }
    }

    private void Collect()
    {
        while (_happened.TryDequeue(out var happened))
        {
            _events.Add(happened is DeliveryEvent.Woken ? Woken() : happened);
        }
    }

    private DeliveryEvent.Woken Woken() =>
        new(new DateTimeOffset(Math.Min(Interlocked.Exchange(ref _wakeAt, long.MaxValue), DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero));

    private void LookUp()
    {
        Volatile.Write(ref _armed, false);
        Tell(LookAgain);
    }

    // False when it is due by now.
    private bool TryRest(DateTimeOffset next)
    {
        var now = _clock.Now;
        var delay = next - now is var wait && wait < _clock.Longest ? wait : _clock.Longest;
        if (delay <= TimeSpan.Zero)
        {
            return false;
        }

        if (!Volatile.Read(ref _armed) || _armedFor > now + delay)
        {
            // A timer counts whole milliseconds and drops the rest: without one more it would end too early, again and again.
            (_armedFor, _armed) = (now + delay, true);
            _timer!.Change(delay + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }

        return true;
    }

    [LoggerMessage(2005, LogLevel.Critical, "Channel {Channel} has stopped in this process, by a mistake in LenNotify. Its deliveries are kept; they go on over other processes, or when this one starts again.")]
    private static partial void Died(ILogger logger, string channel, Exception error);
}
