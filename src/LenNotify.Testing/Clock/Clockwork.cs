using LenNotify.Storage;

namespace LenNotify.Testing;

/// <summary>
/// Moves a host's time from one instant to the next at which something is due, and lets it do all of that before it goes on.
/// So everything happens at its exact instant, in the same order in every run.
/// </summary>
internal sealed class Clockwork(TestTime time, StoreClock clock, IDeliveryQueue queue, Quiescence quiescence, Bells bells) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    internal DateTimeOffset Now => time.GetUtcNow();

    public void Dispose() => _one.Dispose();

    /// <summary>Ends when everything that is due has been done.</summary>
    internal async Task SettleAsync()
    {
        bells.Ring(Now);
        await quiescence.ReachAsync().ConfigureAwait(false);
    }

    /// <summary>The clock is set, as before anything happened; no time passes.</summary>
    internal async Task JumpAsync(DateTimeOffset to, IStoreSignals signals)
    {
        await SettleAsync().ConfigureAwait(false);
        time.Jump(to);
        await clock.CompareAsync(signals, CancellationToken.None).ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
    }

    /// <summary>Time passes.</summary>
    internal async Task AdvanceAsync(DateTimeOffset to)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await SettleAsync().ConfigureAwait(false);
            while (await NextAsync().ConfigureAwait(false) is var (next, isDue) && next <= to)
            {
                time.PassTo(next);
                await (isDue ? SettleAsync() : quiescence.ReachAsync()).ConfigureAwait(false);
            }

            time.PassTo(to);
            await SettleAsync().ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    // A timer counts whole milliseconds and ends up to one late: whatever is due at an instant is rung for at that instant.
    private async Task<(DateTimeOffset Next, bool IsDue)> NextAsync()
    {
        var due = bells.NextPublication ?? DateTimeOffset.MaxValue;
        foreach (var status in await queue.QueueStatusAsync(bells.Channels, Now, CancellationToken.None).ConfigureAwait(false))
        {
            due = status.NextDue is { } next && next > Now && next < due ? next : due;
        }

        var timer = time.Next ?? DateTimeOffset.MaxValue;
        return due > Now && due <= timer ? (due, true) : (timer, false);
    }
}
