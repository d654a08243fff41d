using System.Threading.Channels;

namespace LenNotify;

/// <summary>Wakes the fan-out at each instant that it was rung for. Of very many it remembers the earliest; the poll finds the others.</summary>
internal sealed class FanOutBell(UnderWay? underWay = null)
{
    private const int MostRemembered = 10_000;
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SortedSet<long> _due = [];
    private readonly UnderWay _underWay = underWay ?? new UnderWay();
    private int _unheard;
    private bool _resting;
    private bool _deaf;

    /// <summary>When it will wake the fan-out next; null when it was rung for nothing.</summary>
    internal DateTimeOffset? Next
    {
        get
        {
            lock (_due)
            {
                return _due.Count == 0 ? null : new DateTimeOffset(_due.Min, TimeSpan.Zero);
            }
        }
    }

    /// <summary>A publication is due then.</summary>
    internal void Ring(DateTimeOffset at)
    {
        lock (_due)
        {
            _due.Add(at.UtcTicks);
            if (_due.Count > MostRemembered)
            {
                _due.Remove(_due.Max);
            }
        }

        Wake();
    }

    /// <summary>Waits until something is due that was rung for, or the poll interval is over.</summary>
    internal async Task WaitAsync(PumpClock clock, TimeSpan poll, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(poll, clock.Time);
        using var woken = timer.Token.UnsafeRegister(static bell => ((FanOutBell)bell!).Wake(), this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            while (!TakeDue(clock.Now, leaving: false, out var wait))
            {
                if (wait < poll)
                {
                    // A timer counts whole milliseconds and drops the rest.
                    timer.CancelAfter(wait + TimeSpan.FromMilliseconds(1));
                }

                await _rung.Reader.ReadAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look, for whatever has come due by now.
            TakeDue(clock.Now, leaving: true, out _);
        }
    }

    /// <summary>Waits for something else. What is rung meanwhile is heard after it, and nobody is under way to it.</summary>
    internal async Task MissAsync(Task meanwhile)
    {
        Deafen(true);
        try
        {
            await meanwhile.ConfigureAwait(false);
        }
        finally
        {
            Deafen(false);
        }
    }

    private void Deafen(bool deaf)
    {
        lock (_due)
        {
            _deaf = deaf;
            _underWay.End(_unheard);
            _unheard = 0;
        }
    }

    // Whoever waits hears it and takes what is due, or finds nothing and waits on: that long it is under way.
    private void Wake()
    {
        lock (_due)
        {
            if (!_deaf)
            {
                _unheard++;
                _underWay.Begin();
            }
        }

        _rung.Writer.TryWrite(true);
    }

    private bool TakeDue(DateTimeOffset now, bool leaving, out TimeSpan wait)
    {
        lock (_due)
        {
            var taken = false;
            while (_due.Count > 0 && _due.Min <= now.UtcTicks)
            {
                taken = _due.Remove(_due.Min);
            }

            wait = _due.Count == 0 ? TimeSpan.MaxValue : TimeSpan.FromTicks(_due.Min - now.UtcTicks);
            Rest(!taken && !leaving);
            _underWay.End(_unheard);
            _unheard = 0;
            return taken;
        }
    }

    private void Rest(bool resting)
    {
        if (resting && !_resting)
        {
            _underWay.End();
        }
        else if (_resting && !resting)
        {
            _underWay.Begin();
        }

        _resting = resting;
    }
}
