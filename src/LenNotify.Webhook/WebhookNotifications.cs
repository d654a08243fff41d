using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds the webhook channel.</summary>
public static class WebhookNotifications
{
    /// <summary>The channel's name.</summary>
    public const string Channel = "webhook";

    private const string Client = "LenNotify.Webhook";

    /// <summary>Posts notifications as signed JSON to people's URLs. They need no verification unless the channel's policy says so.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="configure">The key that signs, and how far URLs may lead.</param>
    /// <param name="channel">Concurrency, time-outs, policy.</param>
    public static NotificationsBuilder AddWebhook(this NotificationsBuilder builder, Action<WebhookOptions> configure, Action<ChannelOptions>? channel = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebhookOptions>, WebhookOptionsRules>());
        builder.Services.AddHttpClient(Client, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static provider => new GuardedHttpHandler(
                provider.GetRequiredService<IOptions<WebhookOptions>>().Value.Guard, provider.GetRequiredService<TimeProvider>()))
            .RemoveAllLoggers();
        builder.Services.TryAddSingleton(static provider => new WebhookAdapter(
            () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client), provider.GetRequiredService<ChannelContext>(), Options(provider)));
        return builder
            .AddSection<WebhookOptions>(WebhookSection.Name, WebhookSection.Describe)
            .AddSecret(WebhookAdapter.SigningKey, static provider => Options(provider)().SigningKey)
            .AddChannel<WebhookAdapter>(channel);
    }

    // Asked at once, so that what is wrong with the options stops the host when it starts.
    private static Func<WebhookOptions> Options(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<WebhookOptions>>();
        _ = monitor.CurrentValue;
        return () => monitor.CurrentValue;
    }
}
