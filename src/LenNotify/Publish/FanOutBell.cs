using System.Threading.Channels;

namespace LenNotify;

/// <summary>Wakes the fan-out at each instant that it was rung for. Of very many it remembers the earliest; the poll finds the others.</summary>
internal sealed class FanOutBell
{
    private const int MostRemembered = 10_000;
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SortedSet<long> _due = [];

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

        _rung.Writer.TryWrite(true);
    }

    /// <summary>Waits until something is due that was rung for, or the poll interval is over.</summary>
    internal async Task WaitAsync(PumpClock clock, TimeSpan poll, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(poll, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            while (!TakeDue(clock.Now, out var wait))
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
            TakeDue(clock.Now, out _);
        }
    }

    private bool TakeDue(DateTimeOffset now, out TimeSpan wait)
    {
        lock (_due)
        {
            var taken = false;
            while (_due.Count > 0 && _due.Min <= now.UtcTicks)
            {
                taken = _due.Remove(_due.Min);
            }

            wait = _due.Count == 0 ? TimeSpan.MaxValue : TimeSpan.FromTicks(_due.Min - now.UtcTicks);
            return taken;
        }
    }
}
