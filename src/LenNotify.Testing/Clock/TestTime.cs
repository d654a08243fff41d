namespace LenNotify.Testing;

/// <summary>Time that stands still until it is moved. Timers end on the thread that moves it, the earliest first.</summary>
internal sealed class TestTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TestTimer> _timers = [];
    private TimeSpan _passed;
    private TimeSpan _jumped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer ends; null when none runs.</summary>
    internal DateTimeOffset? Next
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min(timer => timer.Due) is { } due ? start + _jumped + due : null;
            }
        }
    }

    /// <summary>How many timers run.</summary>
    internal int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(timer => timer.Due is not null);
            }
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
        var timer = new TestTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The wall clock is set; no time passes, and no timer ends.</summary>
    internal void Jump(DateTimeOffset to)
    {
        lock (_gate)
        {
            _jumped = to - start - _passed;
        }
    }

    /// <summary>Time passes up to this instant, and with it every timer's that ends by then.</summary>
    internal void PassTo(DateTimeOffset to)
    {
        while (Take(to) is { } timer)
        {
            timer.Fire();
        }
    }

    private TestTimer? Take(DateTimeOffset to)
    {
        lock (_gate)
        {
            var end = to - start - _jumped;
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            var then = next?.Due ?? end;
            _passed = then > _passed ? then : _passed;
            next?.Rearm(_passed);
            return next;
        }
    }

    private sealed class TestTimer(TestTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        internal TimeSpan? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Due = dueTime < TimeSpan.Zero ? null : time._passed + dueTime;
                return true;
            }
        }

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

        internal void Rearm(TimeSpan now) => Due = _period > TimeSpan.Zero ? now + _period : null;

        internal void Fire() => callback(state);
    }
}
