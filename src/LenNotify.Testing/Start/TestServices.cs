using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LenNotify.Testing;

/// <summary>A host's services, but for the time, and for whatever would leave the process.</summary>
internal static class TestServices
{
    // Longer than any wait that nobody rings for: in one process every wait is rung for.
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);

    internal static ServiceProvider Build(TestTime time, Action<NotificationsBuilder>? configure, Action<NotificationOptions>? options)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        var builder = services.AddNotifications(options).UseContactKeys(Keys());
        configure?.Invoke(builder);
        services.TryAddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.TryAddSingleton(typeof(ILogger<>), typeof(Logger<>));
        Own(services, time);
        Silence(services);
        Watch(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Only LenNotify's own: what else the host runs in the background is none of this test's business.</summary>
    internal static IEnumerable<IHostedService> Workers(IServiceProvider provider) =>
        provider.GetServices<IHostedService>().Where(service => service.GetType().Namespace is "LenNotify");

    private static void Own(ServiceCollection services, TestTime time)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        services.PostConfigure<NotificationOptions>(options => (options.PollInterval, options.Deliver) = (Seldom, true));
        services.Replace(ServiceDescriptor.Singleton(provider => new PumpClock(provider.GetRequiredService<StoreClock>(), time)
        {
            Longest = Seldom,
            UnderWay = provider.GetRequiredService<UnderWay>(),
        }));
        services.Replace(ServiceDescriptor.Singleton(provider => Composition.Pumps(provider) with { Jitter = static () => new SteadyRandom() }));
        services.Replace(ServiceDescriptor.Singleton<IStoreSignals>(
            provider => provider.GetRequiredService<INotificationStore>() is MemoryStore inMemory ? inMemory : new TestSignals(time)));
        services.AddSingleton(time);
        services.AddSingleton<Quiescence>();
        services.AddSingleton<Bells>();
        services.AddSingleton<Clockwork>();
        services.AddSingleton<Stories>();
    }

    private static void Silence(ServiceCollection services)
    {
        services.AddSingleton<RecordingHub>();
        services.Replace(ServiceDescriptor.Singleton<IDeliveryHub>(provider => provider.GetRequiredService<RecordingHub>()));
        services.AddSingleton<SimulatedChannels>();
        foreach (var known in services.Where(service => service.ServiceType == typeof(ChannelRegistration)).ToArray())
        {
            services[services.IndexOf(known)] = ServiceDescriptor.Singleton(Recorded((ChannelRegistration)known.ImplementationInstance!));
        }
    }

    private static ChannelRegistration Recorded(ChannelRegistration registration) => registration is { Name: ChannelNames.InApp, Create: null }
        ? registration
        : registration with { Create = provider => provider.GetRequiredService<SimulatedChannels>().Add(Simulated(registration, provider)) };

    private static SimulatedChannel Simulated(ChannelRegistration registration, IServiceProvider provider)
    {
        IChannelAdapter? real;
        try
        {
            real = registration.Create?.Invoke(provider);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidOperationException(
                $"The adapter {registration.Adapter?.Name} cannot be made, so that its channel has no name. Give the test what it needs with n.Services, or name the channel: AddChannel(\"...\").",
                error);
        }

        return new SimulatedChannel(real?.Channel ?? registration.Name!, real, provider.GetRequiredService<UnderWay>(), provider.GetRequiredService<TimeProvider>());
    }

    private static void Watch(ServiceCollection services)
    {
        Decorate<IDeliveryQueue, WatchedQueue>(services, static inner => new WatchedQueue(inner));
        Decorate<INotifier, WatchedNotifier>(services, static inner => new WatchedNotifier(inner));
    }

    private static void Decorate<TService, TWatched>(ServiceCollection services, Func<TService, TWatched> watch)
        where TService : class
        where TWatched : class, TService
    {
        var known = services.Last(service => service.ServiceType == typeof(TService));
        services.AddSingleton(provider => watch((TService)(known.ImplementationInstance
            ?? known.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!))));
        services.Replace(ServiceDescriptor.Singleton<TService>(provider => provider.GetRequiredService<TWatched>()));
    }

    // Always the same: nothing that they protect is anybody's, and a durable store needs keys that outlive the host.
    private static ContactKeyOptions Keys()
    {
        var keys = new ContactKeyOptions { ActiveKey = "test", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "test", Key = Key(33) });
        return keys;
    }

    private static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(number => (byte)number)]);
}
