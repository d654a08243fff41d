namespace LenNotify.Tests.Shared;

/// <summary>Time that stands still until a test moves it. Timers end on the thread that moves it, the earliest first.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _passed;
    private TimeSpan _jumped;

    public ManualTime()
        : this(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(timer => timer.Due is not null);
            }
        }
    }

    /// <summary>Ends when so many timers wait: what a test lets run has come to where only time helps.</summary>
    public async Task TimersAsync(int count)
    {
        while (Waiting < count)
        {
            await Task.Yield();
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return start + _passed + _jumped;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _passed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The wall clock jumps; no time passes.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_gate)
        {
            _jumped += by;
        }
    }

    /// <summary>Time passes, and with it every timer's that ends within.</summary>
    public void Pass(TimeSpan by)
    {
        TimeSpan end;
        lock (_gate)
        {
            end = _passed + by;
        }

        while (Next(end) is { } timer)
        {
            timer.Fire();
        }
    }

    private ManualTimer? Next(TimeSpan end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            _passed = next?.Due > _passed ? next.Due.Value : next is null ? end : _passed;
            next?.Rearm(_passed);
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state, TimeSpan period) : ITimer
    {
        public TimeSpan? Due { get; private set; }

        private TimeSpan _period = period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Due = dueTime < TimeSpan.Zero ? null : time._passed + dueTime;
                return true;
            }
        }

        public void Rearm(TimeSpan now) => Due = _period > TimeSpan.Zero ? now + _period : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
            {
                Due = null;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
