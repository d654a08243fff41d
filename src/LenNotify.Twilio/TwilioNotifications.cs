using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds the channels over Twilio. Text messages and calls share their options: what both need is said once.</summary>
public static class TwilioNotifications
{
    private const string Client = "LenNotify.Twilio";
    private const int MostAnswer = 65_536;

    /// <summary>Sends text messages.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="configure">Account, sender, destinations.</param>
    /// <param name="channel">Concurrency, time-outs, policy; the policy begins with <see cref="TwilioLegalHours.Usual"/>.</param>
    public static NotificationsBuilder AddTwilioSms(this NotificationsBuilder builder, Action<TwilioOptions>? configure = null, Action<ChannelOptions>? channel = null)
    {
        AddShared(builder, configure);
        builder.Services.TryAddSingleton(static provider => new TwilioSmsAdapter(provider.GetRequiredService<TwilioCalls>()));
        AddWebhook(builder.Services, static provider => Status(provider, isVoice: false), "sms status");
        AddWebhook(builder.Services, static provider => new TwilioInboundWebhook(
            provider.GetRequiredService<TwilioGate>(), provider.GetRequiredService<IChannelFeedback>(), provider.GetService<ITwilioReview>(), provider.GetRequiredService<ILogger<TwilioInboundWebhook>>()), "inbound");
        return builder.AddChannel<TwilioSmsAdapter>(WithLaw(channel));
    }

    /// <summary>Calls people and reads messages out.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="configure">Account, caller, destinations, speech.</param>
    /// <param name="channel">Concurrency, time-outs, policy; the policy begins with <see cref="TwilioLegalHours.Usual"/>.</param>
    public static NotificationsBuilder AddTwilioVoice(this NotificationsBuilder builder, Action<TwilioOptions>? configure = null, Action<ChannelOptions>? channel = null)
    {
        AddShared(builder, configure);
        builder.Services.TryAddSingleton(static provider => new TwilioVoiceAdapter(provider.GetRequiredService<TwilioCalls>(), provider.GetRequiredService<IPurposeTokens>()));
        AddWebhook(builder.Services, static provider => Status(provider, isVoice: true), "voice status");
        AddWebhook(builder.Services, static provider => new TwilioKeyWebhook(
            provider.GetRequiredService<TwilioGate>(), provider.GetRequiredService<IPurposeTokens>(), provider.GetRequiredService<IChannelFeedback>()), "key");
        return builder.AddChannel<TwilioVoiceAdapter>(WithLaw(channel));
    }

    private static void AddShared(NotificationsBuilder builder, Action<TwilioOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure ?? (static _ => { }));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TwilioOptions>, TwilioOptionsRules>());
        builder.Services.AddHttpClient(Client, static client => (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, MostAnswer))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        builder.Services.TryAddSingleton(static provider => new TwilioCalls(
            () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client), provider.GetRequiredService<ChannelContext>(), provider.GetRequiredService<IChannelFeedback>(), Options(provider)));
        builder.Services.TryAddSingleton(static provider => new TwilioGate(provider.GetRequiredService<IChannelSecrets>(), Options(provider)));
        builder.AddSection<TwilioOptions>(TwilioSection.Name, TwilioSection.Describe).AddSecret(TwilioCalls.AuthToken, static provider => Options(provider)().AuthToken);
    }

    private static TwilioStatusWebhook Status(IServiceProvider provider, bool isVoice) => new(
        provider.GetRequiredService<TwilioGate>(), provider.GetRequiredService<IChannelFeedback>(), provider.GetRequiredService<TimeProvider>(), isVoice);

    // Called twice it adds none twice.
    private static void AddWebhook(IServiceCollection services, Func<IServiceProvider, IChannelWebhook> make, string name)
    {
        var key = $"LenNotify.Twilio {name}";
        if (!services.Any(service => service.IsKeyedService && Equals(service.ServiceKey, key)))
        {
            services.AddKeyedSingleton(key, (provider, _) => make(provider));
            services.AddSingleton(provider => provider.GetRequiredKeyedService<IChannelWebhook>(key));
        }
    }

    private static Action<ChannelOptions> WithLaw(Action<ChannelOptions>? channel) => options =>
    {
        options.Policy = options.Policy with { ClosedHours = TwilioLegalHours.Usual };
        channel?.Invoke(options);
    };

    // Asked at once, so that what is wrong with the options stops the host when it starts.
    private static Func<TwilioOptions> Options(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<TwilioOptions>>();
        _ = monitor.CurrentValue;
        return () => monitor.CurrentValue;
    }
}
