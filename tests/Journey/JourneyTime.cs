namespace LenNotify.Tests.Journey;

/// <summary>Time that passes when a test says so. Timers fire on the thread that advances it, in the order in which they are due.</summary>
public sealed class JourneyTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (Due(until) is { } timer)
        {
            timer.Fire();
        }
    }

    private Timer? Due(DateTimeOffset until)
    {
        lock (_gate)
        {
            var first = _timers.Where(timer => timer.At <= until).MinBy(timer => timer.At);
            _now = first?.At > _now ? first.At!.Value : first is null ? until : _now;
            if (first is not null)
            {
                _timers.Remove(first);
            }

            return first;
        }
    }

    private sealed class Timer(JourneyTime time, Action fire) : ITimer
    {
        public DateTimeOffset? At { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                At = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                if (At is not null)
                {
                    time._timers.Add(this);
                }

                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
