using LenNotify.Storage;
using Microsoft.Extensions.Hosting;

namespace LenNotify;

/// <summary>
/// Finds out before anything is published what is missing or wrong: options, channels, time zone, keys, the store's schema.
/// It comes first, so that the host stops with the sentence that mends it.
/// </summary>
internal sealed class StartUp(IServiceProvider services, StoreClock clock, IStoreSignals signals) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetService(typeof(INotifier));
        _ = services.GetService(typeof(IUserSettings));
        StartChecks.Run(services);
        if (services.GetService(typeof(IUpkeep)) is IUpkeep upkeep
            && await upkeep.PrepareAsync(create: false, cancellationToken).ConfigureAwait(false) is { } missing)
        {
            throw new InvalidOperationException(missing);
        }

        (services.GetService(typeof(TemplateStart)) as TemplateStart)?.Check();
        await clock.CompareAsync(signals, cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
