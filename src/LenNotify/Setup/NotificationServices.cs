using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>The front door.</summary>
public static class NotificationServices
{
    /// <summary>
    /// Adds the whole of it: <see cref="INotifier"/>, <see cref="IUserSettings"/>, the workers, and a store in memory until
    /// another is used. Calling it again adds nothing and may configure more. The section <c>Notifications</c> of the host's
    /// configuration has the last word on every option.
    /// </summary>
    public static NotificationsBuilder AddNotifications(this IServiceCollection services, Action<NotificationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<NotificationOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NotificationOptions>, NotificationOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        ConfigurationServices.Add(services);
        ObserveServices.Add(services);
        AddStore(services);
        AddRouting(services);
        AddJourney(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartUp>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Watching>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Workers>());
        return new NotificationsBuilder(services);
    }

    private static void AddStore(IServiceCollection services)
    {
        services.TryAddSingleton(new MemoryLimits());
        services.TryAddSingleton(provider => new MemoryStore(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<HostConfiguration>().Apply(provider.GetRequiredService<MemoryLimits>())));
        services.TryAddSingleton<INotificationStore>(provider => provider.GetRequiredService<MemoryStore>());
        services.TryAddSingleton<IDeadLetters>(Store);
        services.TryAddSingleton<IContacts>(Store);
        services.TryAddSingleton<IHistory>(Store);
        services.TryAddSingleton<IUpkeep>(Store);
        services.TryAddSingleton<IStoreSignals>(Store);
    }

    private static INotificationStore Store(IServiceProvider provider) => provider.GetRequiredService<INotificationStore>();

    private static void AddRouting(IServiceCollection services)
    {
        services.TryAddSingleton<ITimeZones>(TzdbZones.Default);
        services.TryAddSingleton(Composition.Channels);
        services.TryAddSingleton(Composition.Engine);
        services.TryAddSingleton(Composition.Protector);
        services.TryAddSingleton(provider => new ProtectedContacts(provider.GetRequiredService<IContactProtector>()));
        services.TryAddSingleton(provider => new HostContacts(provider.GetRequiredService<ProtectedContacts>(), provider.GetService<IContactDirectory>(), provider.GetRequiredService<ILogger<HostContacts>>()));
        services.TryAddSingleton<RecipientLoader>();
        services.TryAddSingleton<Recipients>();
        services.TryAddSingleton(provider => new Appending(provider.GetRequiredService<RoutingEngine>()));
        services.TryAddSingleton<SettingsStore>();
        services.TryAddSingleton<UserSettings>();
    }

    private static void AddJourney(IServiceCollection services)
    {
        services.TryAddSingleton<Ids>();
        services.TryAddSingleton<StoreClock>();
        services.TryAddSingleton(provider => new PumpClock(provider.GetRequiredService<StoreClock>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(Composition.Limits);
        services.TryAddSingleton(Composition.Pumps);
        services.TryAddSingleton<Addresses>();
        services.TryAddSingleton<DeliveryStore>();
        services.TryAddSingleton(Composition.ChannelPumps);
        services.TryAddSingleton<FanOutBell>();
        services.TryAddSingleton<NodeSignals>();
        services.TryAddSingleton(provider => new InboxPush(provider.GetService<IDeliveryHub>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<InboxPush>>()));
        services.TryAddSingleton<Committed>();
        services.TryAddSingleton(Composition.FanOutStore);
        services.TryAddSingleton<Chunks>();
        services.TryAddSingleton<FanOutWorker>();
        services.TryAddSingleton(Composition.Staging);
        services.TryAddSingleton(Composition.Intake);
        services.TryAddSingleton(Composition.Publishing);
        services.TryAddSingleton<Notifier>();
    }
}
