using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Has everything put in order that needs it now and then, as often as old things are removed.</summary>
internal sealed partial class SweepWorker(IEnumerable<ISweep> sweeps, PumpSettings settings, IOptions<RetentionOptions> retention, ILogger<SweepWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Deliver)
        {
            return;
        }

        settings.Clock.UnderWay.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            await settings.Clock.PauseAsync(retention.Value.PurgeEvery, stoppingToken).ConfigureAwait(false);
            foreach (var sweep in sweeps)
            {
                await SweepAsync(sweep, stoppingToken).ConfigureAwait(false);
            }
        }

        settings.Clock.UnderWay.End();
    }

    private async Task SweepAsync(ISweep sweep, CancellationToken cancellationToken)
    {
        try
        {
            await sweep.SweepAsync(retention.Value, settings.Clock.Now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                Failed(log, retention.Value.PurgeEvery, error);
            }
        }
    }

    [LoggerMessage(2751, LogLevel.Error, "What is put in order now and then could not be. It is tried again in {Every}.")]
    private static partial void Failed(ILogger logger, TimeSpan every, Exception error);
}
