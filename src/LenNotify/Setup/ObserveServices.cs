using System.Diagnostics.Metrics;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds what observes. It stands before the store's roles: whoever asks for one of these gets the store's and word of it.</summary>
internal static class ObserveServices
{
    internal static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new Telemetry(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(provider => new Observers(
            provider, provider.GetRequiredService<Telemetry>(), provider.GetRequiredService<TimeProvider>(), Log<Observers>(provider)));
        services.TryAddSingleton(provider => new TraceBook(Store(provider), Log<TraceBook>(provider)));
        services.TryAddSingleton(provider => new Watch(
            provider.GetRequiredService<Telemetry>(), provider.GetRequiredService<Observers>(), provider.GetRequiredService<TraceBook>(), Log<Watch>(provider)));
        AddRoles(services);
        AddHealth(services);
    }

    private static void AddRoles(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ObservedQueue(Store(provider), provider.GetRequiredService<Watch>()));
        services.TryAddSingleton<IDeliveryQueue>(provider => new WakingQueue(provider.GetRequiredService<ObservedQueue>(), provider.GetRequiredService<DeliveryBells>));
        services.TryAddSingleton<IPublications>(provider => new ObservedPublications(Store(provider), provider.GetRequiredService<Watch>()));
        services.TryAddSingleton<IInbox>(provider => new ObservedInbox(Store(provider), provider.GetRequiredService<Watch>()));
        services.TryAddSingleton<IDocuments>(provider => new ObservedDocuments(Store(provider), provider.GetRequiredService<Watch>()));
        services.TryAddSingleton<IUserSettings>(provider => new ObservedSettings(
            provider.GetRequiredService<UserSettings>(), provider.GetRequiredService<StoreClock>(), provider.GetRequiredService<Watch>()));
        services.TryAddSingleton<INotifier>(provider => new ObservedNotifier(
            provider.GetRequiredService<Notifier>(), provider.GetRequiredService<Watch>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddHealth(IServiceCollection services)
    {
        services.TryAddSingleton(provider => Settings(
            provider.GetRequiredService<ChannelTable>(), provider.GetRequiredService<IOptions<NotificationOptions>>().Value) with
        {
            Beside = () => [.. provider.GetRequiredService<DevelopmentMode>().Findings(), .. provider.GetRequiredService<ChannelAlarms>().Findings()],
        });
        services.TryAddSingleton<Pulse>();
        services.TryAddSingleton(provider => new Gauges(
            provider.GetRequiredService<Telemetry>(), provider.GetRequiredService<Pulse>(), provider.GetRequiredService<StoreClock>()));
        services.TryAddSingleton(provider => new PulseClock(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Watching>>(), provider.GetRequiredService<UnderWay>()));
        services.TryAddSingleton<INotificationHealth, Checkup>();
    }

    private static PulseSettings Settings(ChannelTable channels, NotificationOptions options) => new(
        [.. channels.Lines.Select(line => line.Name).Where(name => name != ChannelNames.InApp)], options.QueueBound, options.QueueAgeBound);

    // Whoever only asks for a role of the store, as a tool does, need not have a log.
    private static ILogger<T> Log<T>(IServiceProvider provider) => provider.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;

    private static INotificationStore Store(IServiceProvider provider) => provider.GetRequiredService<INotificationStore>();
}
