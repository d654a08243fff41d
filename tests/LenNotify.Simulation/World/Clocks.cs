namespace LenNotify.Simulation;

/// <summary>The store's wall clock, which jumps forward for everybody at once.</summary>
internal sealed class StoreTime(Agenda agenda, DateTimeOffset start) : TimeProvider
{
    private TimeSpan _jumped;

    internal DateTimeOffset Now => start + agenda.Now + _jumped;

    public override DateTimeOffset GetUtcNow() => Now;

    internal void Jump(TimeSpan by) => _jumped += by;
}

/// <summary>One machine's clocks and timers: the wall clock is wrong and jumps, the monotonic one is right.</summary>
internal sealed class NodeTime(Agenda agenda, StoreTime store, Action<TimeSpan, Action> after) : TimeProvider
{
    internal TimeSpan WallIsAhead { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => store.Now + WallIsAhead;

    public override long GetTimestamp() => agenda.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(after, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    // Nothing of what is simulated asks for a period.
    private sealed class Timer(Action<TimeSpan, Action> after, Action fire) : ITimer
    {
        private int _set;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var set = ++_set;
            if (dueTime >= TimeSpan.Zero)
            {
                after(dueTime, () =>
                {
                    if (set == _set)
                    {
                        fire();
                    }
                });
            }

            return true;
        }

        public void Dispose() => _set++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
