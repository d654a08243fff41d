using System.Threading.Channels;

namespace LenNotify;

/// <summary>Wakes the fan-out: of many rings the earliest instant counts.</summary>
internal sealed class FanOutBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _at = long.MaxValue;

    /// <summary>A publication is due then.</summary>
    internal void Ring(DateTimeOffset at)
    {
        long known;
        do
        {
            known = Volatile.Read(ref _at);
        }
        while (at.UtcTicks < known && Interlocked.CompareExchange(ref _at, at.UtcTicks, known) != known);
        _rung.Writer.TryWrite(true);
    }

    /// <summary>Waits until something is due that was rung for, or the poll interval is over.</summary>
    internal async Task WaitAsync(PumpClock clock, TimeSpan poll, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = clock.Time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), timeout, poll, Timeout.InfiniteTimeSpan);
        try
        {
            while (Volatile.Read(ref _at) > clock.Now.UtcTicks)
            {
                var wait = Volatile.Read(ref _at) - clock.Now.UtcTicks;
                if (wait < poll.Ticks)
                {
                    timer.Change(TimeSpan.FromTicks(Math.Max(0, wait)), Timeout.InfiniteTimeSpan);
                }

                await _rung.Reader.ReadAsync(timeout.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look.
        }

        if (Volatile.Read(ref _at) <= clock.Now.UtcTicks)
        {
            Volatile.Write(ref _at, long.MaxValue);
        }
    }
}
