using System.Security.Cryptography;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Puts together what needs the host's options, or something that a host may leave out.</summary>
internal static class Composition
{
    internal static ChannelTable Channels(IServiceProvider provider) => new(
        provider.GetServices<ChannelRegistration>(),
        provider,
        provider.GetRequiredService<HostConfiguration>().Apply,
        adapter => new ObservedAdapter(
            provider.GetRequiredService<DevelopmentMode>().Around(adapter), provider.GetRequiredService<Watch>(), provider.GetRequiredService<ObservedQueue>(), provider.GetRequiredService<TimeProvider>()));

    internal static RoutingEngine Engine(IServiceProvider provider)
    {
        var options = Options(provider);
        return new RoutingEngine(
            new RoutingOptions
            {
                DefaultTimeZone = options.DefaultTimeZone,
                Channels = [.. provider.GetRequiredService<ChannelTable>().Lines.Select(line => line.Options.Policy)],
                Types = provider.GetRequiredService<HostConfiguration>().Apply(provider.GetServices<NotificationType>()),
                PerUser = options.PerUser,
                ErrorsPassQuietHours = options.ErrorsPassQuietHours,
                GroupThreshold = options.GroupThreshold,
                GroupWindow = options.GroupWindow,
                RepeatWindow = options.RepeatWindow,
                Priorities = new PriorityBands
                {
                    CriticalConfidence = options.CriticalConfidence,
                    OptedInConfidence = options.OptedInConfidence,
                    HighConfidence = options.HighConfidence,
                    NewsLength = options.NewsLength,
                    MostRepeats = options.MostRepeats,
                },
                MaxMessageLength = options.MaxMessageLength,
                PriorityPolicy = provider.GetService<IPriorityPolicy>(),
            },
            provider.GetRequiredService<ITimeZones>());
    }

    /// <summary>Keys made here and forgotten with the process: right for a store that is, and refused for one that is not.</summary>
    internal static IContactProtector Protector(IServiceProvider provider)
    {
        if (provider.GetRequiredService<HostConfiguration>().ContactKeys() is { } configured)
        {
            return new AesGcmContactProtector(configured);
        }

        if (provider.GetRequiredService<IStoreSignals>() is not MemoryStore)
        {
            throw new InvalidOperationException(
                "The store outlives this process, and nothing says with which keys addresses are protected in it. Add UseContactKeys(...) to AddNotifications(), or Notifications:ContactKeys to the configuration, with keys that outlive it too.");
        }

        var keys = new ContactKeyOptions { ActiveKey = "process", HashKey = Key() };
        keys.Keys.Add(new ContactKey { Id = "process", Key = Key() });
        return new AesGcmContactProtector(keys);
    }

    internal static HostContacts HostContacts(IServiceProvider provider) => new(
        provider.GetRequiredService<ProtectedContacts>(),
        provider.GetRequiredService<IContacts>(),
        provider.GetService<IContactDirectory>() is { } directory ? new HostDirectory(directory, provider.GetRequiredService<TimeProvider>()) : null,
        provider.GetRequiredService<ILogger<HostContacts>>());

    internal static Appending Appending(IServiceProvider provider)
    {
        var engine = provider.GetRequiredService<RoutingEngine>();
        var table = new FollowUpTable(provider.GetServices<FollowUps>(), [.. engine.Channels.Select(channel => channel.Name)]);
        return new Appending(engine, new Following(engine, table));
    }

    internal static IntakeLimits Limits(IServiceProvider provider)
    {
        var options = Options(provider);
        return new IntakeLimits(options.IntakeCapacity, options.PublishTimeout, provider.GetRequiredService<TimeProvider>())
        {
            Writes = (provider.GetRequiredService<INotificationStore>() as IParallelAppends)?.AppendsAtOnce ?? 1,
        };
    }

    internal static PumpSettings Pumps(IServiceProvider provider)
    {
        var options = Options(provider);
        return new PumpSettings(options.Deliver, options.PollInterval, provider.GetRequiredService<PumpClock>(), provider.GetRequiredService<Ids>())
        {
            Fallbacks = provider.GetRequiredService<IFallbackWatch>(),
            Contents = provider.GetService<Contents>(),
            Sensitive = provider.GetRequiredService<SensitiveKeys>(),
        };
    }

    internal static ChannelPumps ChannelPumps(IServiceProvider provider) => new(
        provider.GetRequiredService<ChannelTable>(),
        provider.GetRequiredService<DeliveryStore>(),
        provider.GetRequiredService<Addresses>(),
        provider.GetRequiredService<PumpSettings>(),
        provider.GetRequiredService<ILoggerFactory>());

    internal static FanOutStore FanOutStore(IServiceProvider provider) => new(
        provider.GetRequiredService<IPublications>(),
        provider.GetRequiredService<Recipients>(),
        provider.GetRequiredService<Committed>(),
        new SegmentPeople(provider.GetService<ISegmentResolver>(), provider.GetRequiredService<PumpClock>(), provider.GetRequiredService<ILogger<SegmentPeople>>()));

    internal static Staging Staging(IServiceProvider provider) => new(
        provider.GetRequiredService<IPublications>(),
        provider.GetRequiredService<IntakeLimits>(),
        provider.GetRequiredService<FanOutBell>(),
        provider.GetRequiredService<NodeSignals>(),
        provider.GetService<ISegmentResolver>());

    internal static Intake Intake(IServiceProvider provider) => new(
        provider.GetRequiredService<IPublications>(),
        provider.GetRequiredService<Appending>(),
        provider.GetRequiredService<Committed>(),
        provider.GetRequiredService<StoreClock>(),
        provider.GetRequiredService<IntakeLimits>());

    internal static PublishContext Publishing(IServiceProvider provider) => new(
        Options(provider).Producer,
        provider.GetRequiredService<StoreClock>(),
        provider.GetRequiredService<Ids>(),
        provider.GetRequiredService<IInbox>(),
        provider.GetRequiredService<Appending>());

    private static NotificationOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<NotificationOptions>>().Value;

    private static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
