using LenNotify.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// Settles what expired, often, and removes what is old, seldom and in small batches. Every process that delivers does it:
/// the second one finds nothing left to do, and two at once never remove or count anything twice.
/// </summary>
internal sealed partial class RetentionWorker(
    IUpkeep upkeep, Archiving archiving, PumpSettings settings, IOptions<RetentionOptions> retention, ILogger<RetentionWorker> log) : BackgroundService
{
    private readonly RetentionOptions _options = retention.Value;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not all nodes at the same instant, however they were started.
        var first = _options.PurgeEvery * settings.Jitter().NextDouble();
        return settings.Deliver
            ? Task.WhenAll(
                RepeatAsync("settle expired items", ExpireAsync, TimeSpan.Zero, _options.ExpireEvery, stoppingToken),
                RepeatAsync("remove what is old", PurgeAsync, first, _options.PurgeEvery, stoppingToken))
            : Task.CompletedTask;
    }

    private async Task RepeatAsync(string what, Func<CancellationToken, Task> work, TimeSpan first, TimeSpan every, CancellationToken cancellationToken)
    {
        settings.Clock.UnderWay.Begin();
        await WaitAsync(first, cancellationToken).ConfigureAwait(false);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    Failed(log, what, every, error);
                }
            }

            await WaitAsync(every, cancellationToken).ConfigureAwait(false);
        }

        settings.Clock.UnderWay.End();
    }

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        while (await upkeep.ExpireAsync(_options.BatchSize, settings.Clock.Now, cancellationToken).ConfigureAwait(false) == _options.BatchSize
            && !cancellationToken.IsCancellationRequested)
        {
            await WaitAsync(_options.Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var policy = archiving.Policy(_options);
        var (items, deliveries, publications) = (0L, 0L, 0L);
        while (!cancellationToken.IsCancellationRequested)
        {
            var batch = await upkeep.PurgeAsync(policy, _options.BatchSize, settings.Clock.Now, cancellationToken).ConfigureAwait(false);
            (items, deliveries, publications) = (items + batch.Items, deliveries + batch.Deliveries, publications + batch.Publications);
            if (batch.Items + batch.Deliveries + batch.Publications == 0)
            {
                break;
            }

            await WaitAsync(_options.Pause, cancellationToken).ConfigureAwait(false);
        }

        if (items + deliveries + publications > 0)
        {
            Purged(log, items, deliveries, publications);
        }
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? settings.Clock.PauseAsync(time, cancellationToken) : Task.CompletedTask;

    [LoggerMessage(3601, LogLevel.Error, "Retention could not {What}; nothing of that batch was changed. It is tried again in {Every}.")]
    private static partial void Failed(ILogger logger, string what, TimeSpan every, Exception error);

    [LoggerMessage(3602, LogLevel.Information, "Removed what is older than its retention: {Items} items, {Deliveries} deliveries, {Publications} publications.")]
    private static partial void Purged(ILogger logger, long items, long deliveries, long publications);
}
