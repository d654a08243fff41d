using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds the Slack channel.</summary>
public static class SlackNotifications
{
    private const string Api = "LenNotify.Slack";
    private const string Webhooks = "LenNotify.Slack.Webhooks";
    private const int MostAnswer = 65_536;

    /// <summary>Sends to people's Slack ids or incoming webhooks, and what the host says to rooms of its own.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="configure">The token, rooms by type, the host's site.</param>
    /// <param name="channel">Concurrency, time-outs, policy.</param>
    public static NotificationsBuilder AddSlack(this NotificationsBuilder builder, Action<SlackOptions>? configure = null, Action<ChannelOptions>? channel = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure ?? (static _ => { }));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackOptions>, SlackOptionsRules>());
        AddClients(builder.Services);
        builder.Services.TryAddSingleton(static provider =>
        {
            var clients = provider.GetRequiredService<IHttpClientFactory>();
            return new SlackAdapter(() => clients.CreateClient(Api), () => clients.CreateClient(Webhooks), provider.GetRequiredService<ChannelContext>(), Options(provider));
        });
        return builder
            .AddSection<SlackOptions>(SlackSection.Name, SlackSection.Describe)
            .AddSecret(SlackAdapter.BotToken, static provider => Options(provider)().BotToken, optional: true)
            .AddChannel<SlackAdapter>(channel);
    }

    // Their usual logs show URLs, and the URL of a webhook is a secret.
    private static void AddClients(IServiceCollection services)
    {
        services.AddHttpClient(Api, static client => (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, MostAnswer))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        services.AddHttpClient(Webhooks, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static provider => new GuardedHttpHandler(
                provider.GetRequiredService<IOptions<SlackOptions>>().Value.Guard, provider.GetRequiredService<TimeProvider>()))
            .RemoveAllLoggers();
    }

    // Asked at once, so that what is wrong with the options stops the host when it starts.
    private static Func<SlackOptions> Options(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<SlackOptions>>();
        _ = monitor.CurrentValue;
        return () => monitor.CurrentValue;
    }
}
