using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds web push.</summary>
public static class WebPushNotifications
{
    private const string Client = "LenNotify.WebPush";

    /// <summary>Pushes to people's browsers. <see cref="IWebPushSubscriptions"/> takes their subscriptions in.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="configure">The VAPID keys and who runs this host.</param>
    /// <param name="channel">Concurrency, time-outs, policy.</param>
    public static NotificationsBuilder AddWebPush(this NotificationsBuilder builder, Action<WebPushOptions> configure, Action<ChannelOptions>? channel = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebPushOptions>, WebPushOptionsRules>());
        builder.Services.AddHttpClient(Client, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static provider => new GuardedHttpHandler(
                provider.GetRequiredService<IOptions<WebPushOptions>>().Value.Guard, provider.GetRequiredService<TimeProvider>()))
            .RemoveAllLoggers();
        builder.Services.TryAddSingleton(static provider => new WebPushAdapter(
            () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client), provider.GetRequiredService<ChannelContext>(), Options(provider)));
        builder.Services.TryAddSingleton<IPushKey>(static provider => new WebPushKey(Options(provider)));
        builder.Services.TryAddSingleton<IWebPushSubscriptions>(static provider => new WebPushSubscriptions(
            provider.GetRequiredService<IUserSettings>(), provider.GetRequiredService<IContacts>(), provider.GetRequiredService<IContactProtector>(), provider.GetRequiredService<TimeProvider>(), Options(provider)));
        return builder
            .AddSection<WebPushOptions>(WebPushSection.Name, WebPushSection.Describe)
            .AddSecret(WebPushAdapter.PrivateKey, static provider => Options(provider)().PrivateKey)
            .AddChannel<WebPushAdapter>(channel);
    }

    // Asked at once, so that what is wrong with the options stops the host when it starts.
    private static Func<WebPushOptions> Options(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<WebPushOptions>>();
        _ = monitor.CurrentValue;
        return () => monitor.CurrentValue;
    }
}
