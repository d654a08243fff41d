using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Runs what this process runs in the background: a pump for each channel, the fan-out, the listener for other nodes. On
/// shutdown nothing new is started, and what is under way is waited for as long as the host allows.
/// </summary>
internal sealed partial class Workers(ChannelPumps pumps, FanOutWorker fanOut, NodeSignals signals, PumpSettings settings, ILogger<Workers> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _abort = new();
    private readonly CancellationTokenSource _drain = new();
    private Task _pumping = Task.CompletedTask;
    private Task _listening = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Deliver)
        {
            signals.Heed();
        }

        _listening = Task.WhenAll(signals.RunAsync(_drain.Token), fanOut.RunAsync(_drain.Token));
        _pumping = Task.WhenAll(pumps.All.Select(pump => Task.Run(() => pump.RunAsync(_abort.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _drain.CancelAsync().ConfigureAwait(false);
        foreach (var pump in pumps.All)
        {
            pump.Drain();
        }

        try
        {
            await Task.WhenAll(_pumping, _listening).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            CutOff(log);
        }
        finally
        {
            await _abort.CancelAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        // A host that fails to start disposes without stopping: nothing may go on behind its back.
        _drain.Cancel();
        _abort.Cancel();
        _abort.Dispose();
        _drain.Dispose();
    }

    [LoggerMessage(2201, LogLevel.Warning, "The host would wait no longer: sends under way were left alone. They are made again when their leases end, with the same idempotency keys.")]
    private static partial void CutOff(ILogger logger);
}
