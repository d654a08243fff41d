using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Looks at the queues now and then, while anybody reads the gauges or is to hear of a full queue. Stopped after the workers,
/// it lets observers hear what the last of them did.
/// </summary>
internal sealed partial class Watching(Pulse pulse, Gauges gauges, PulseSettings settings, Watch watch, PulseClock clock) : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _stop = new();
    private Task _looking = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _looking = LookAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _looking.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await watch.Observers.DrainAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task LookAsync()
    {
        var token = _stop.Token;
        clock.UnderWay.Begin();
        while (!token.IsCancellationRequested)
        {
            await clock.UnderWay.PauseAsync(Interval, clock.Time, token).ConfigureAwait(false);
            if (!token.IsCancellationRequested && (watch.Observers.Any || gauges.Enabled))
            {
                await TryLookAsync(token).ConfigureAwait(false);
            }
        }

        clock.UnderWay.End();
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var beat = await pulse.TakeAsync(cancellationToken).ConfigureAwait(false);
            foreach (var channel in beat.Channels.Where(channel => channel.Queue.Due > settings.QueueBound && watch.Observers.Any))
            {
                watch.Tell(new NotificationEvent.QueueOverBound(beat.At, channel.Name, channel.Queue.Due));
            }
        }
        catch (Exception error)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                NotSeen(clock.Log, error);
            }
        }
    }

    [LoggerMessage(3301, LogLevel.Warning, "The queues could not be looked at: their gauges stand still, and nobody hears of a full one, until they can.")]
    private static partial void NotSeen(ILogger logger, Exception error);
}
