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
        ChannelServices.Add(services);
        AddStore(services);
        AddRouting(services);
        AddJourney(services);
        AddUpkeep(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartUp>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Watching>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Workers>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RetentionWorker>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SweepWorker>());
        var builder = new NotificationsBuilder(services);
        RuleServices.Add(builder);
        return builder;
    }

    private static void AddStore(IServiceCollection services)
    {
        services.TryAddSingleton(new MemoryLimits());
        services.TryAddSingleton(provider => new MemoryStore(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<HostConfiguration>().Apply(provider.GetRequiredService<MemoryLimits>())));
        services.TryAddSingleton<INotificationStore>(provider => provider.GetRequiredService<MemoryStore>());
        services.TryAddSingleton<IDeadLetters>(provider => new WakingDeadLetters(Store(provider), provider.GetRequiredService<DeliveryBells>));
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
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISweep, ContactRenewal>());
        services.TryAddSingleton(Composition.HostContacts);
        services.TryAddSingleton<StoredPeople>();
        services.TryAddSingleton<RecipientLoader>();
        services.TryAddSingleton<Recipients>();
        services.TryAddSingleton(Composition.Appending);
        services.TryAddSingleton<SettingsStore>();
        services.TryAddSingleton<UserSettings>();
    }

    private static void AddJourney(IServiceCollection services)
    {
        services.TryAddSingleton<Ids>();
        services.TryAddSingleton<StoreClock>();
        services.TryAddSingleton<UnderWay>();
        services.TryAddSingleton(provider => new PumpClock(provider.GetRequiredService<StoreClock>(), provider.GetRequiredService<TimeProvider>())
        {
            UnderWay = provider.GetRequiredService<UnderWay>(),
        });
        services.TryAddSingleton(Composition.Limits);
        services.TryAddSingleton<IFallbackWatch, FallbackCount>();
        services.TryAddSingleton(provider => new SensitiveKeys(provider.GetRequiredService<HostConfiguration>().Apply(provider.GetServices<NotificationType>())));
        services.TryAddSingleton(Composition.Pumps);
        services.TryAddSingleton<Addresses>();
        services.TryAddSingleton<DeliveryStore>();
        services.TryAddSingleton(Composition.ChannelPumps);
        services.TryAddSingleton(provider => new FanOutBell(provider.GetRequiredService<UnderWay>()));
        services.TryAddSingleton<NodeSignals>();
        services.TryAddSingleton<DeliveryBells>();
        services.TryAddSingleton<ChannelDesk>();
        services.TryAddSingleton(provider => new InboxPush(provider.GetService<IDeliveryHub>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<InboxPush>>(), provider.GetRequiredService<UnderWay>(), provider.GetRequiredService<LiveFeed>()));
        services.TryAddSingleton<LiveReads>();
        services.TryAddSingleton<LiveFeed>();
        services.TryAddSingleton<ConnectionWatch>();
        services.TryAddSingleton(provider => new LiveVoice(provider.GetRequiredService<LiveFeed>(), provider.GetService<IDeliveryHub>(), provider.GetRequiredService<ILogger<LiveVoice>>()));
        services.TryAddSingleton<InboxGroups>();
        services.TryAddSingleton<InboxDesk>();
        services.TryAddSingleton<LiveDesk>();
        services.TryAddSingleton<Committed>();
        services.TryAddSingleton(Composition.FanOutStore);
        services.TryAddSingleton<Chunks>();
        services.TryAddSingleton<FanOutWorker>();
        services.TryAddSingleton(Composition.Staging);
        services.TryAddSingleton(Composition.Intake);
        services.TryAddSingleton(Composition.Publishing);
        services.TryAddSingleton<Notifier>();
        services.TryAddSingleton<HostOutbox>();
    }

    private static void AddUpkeep(IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RetentionOptions>, RetentionOptionsRules>());
        services.TryAddSingleton(provider => new Archiving(provider.GetRequiredService<IHistory>(), provider.GetService<INotificationArchive>()));
        services.TryAddSingleton<TestAllowance>();
        services.TryAddSingleton<TestStore>();
        services.TryAddSingleton<ITestSender, TestSender>();
        services.TryAddSingleton<IUserData, UserData>();
        services.TryAddSingleton<ContactDesk>();
        services.TryAddSingleton<ReachableContacts>();
        services.TryAddSingleton<CodeSender>();
        services.TryAddSingleton<ContactVerifier>();
        services.TryAddSingleton<LetterJudge>();
        services.TryAddSingleton<IDeadLetterDesk, DeadLetterDesk>();
    }
}
