using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// Removes content that outlived its delivery: what is delivered is forgotten at once, but not by a process that ended just
/// then, and not what lies with the dead letters.
/// </summary>
internal sealed partial class FrozenContentSweep(FrozenContents frozen, PumpSettings settings, IOptions<RetentionOptions> retention, ILogger<FrozenContentSweep> log) : BackgroundService
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
            try
            {
                await frozen.SweepAsync(settings.Clock.Now - retention.Value.Deliveries, settings.Clock.Now, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    Failed(log, retention.Value.PurgeEvery, error);
                }
            }
        }

        settings.Clock.UnderWay.End();
    }

    [LoggerMessage(2751, LogLevel.Error, "Content that outlived its delivery could not be removed. It is tried again in {Every}.")]
    private static partial void Failed(ILogger logger, TimeSpan every, Exception error);
}
