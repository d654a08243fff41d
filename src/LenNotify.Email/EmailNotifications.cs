using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds email.</summary>
public static class EmailNotifications
{
    private const string Client = "LenNotify.Email.SendGrid";
    private const int MostAnswer = 65_536;
    private const string NotNeeded = "not needed";

    /// <summary>Sends mails. One of <c>OverSmtp</c>, <c>OverSendGrid</c> and <c>Over&lt;T&gt;</c> says which way.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="configure">What every mail has.</param>
    /// <param name="channel">Concurrency, time-outs, policy.</param>
    public static EmailBuilder AddEmail(this NotificationsBuilder builder, Action<EmailOptions> configure, Action<ChannelOptions>? channel = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmailOptions>, EmailOptionsRules>());
        builder.Services.TryAddSingleton(static provider => new EmailWriter(provider.GetRequiredService<IPurposeTokens>(), Options<EmailOptions>(provider)));
        builder.Services.TryAddSingleton(static provider => new EmailAdapter(
            provider.GetService<IEmailTransport>() ?? throw new InvalidOperationException(
                "Nothing says which way mails go. Add OverSmtp(...), OverSendGrid(...) or Over<T>() after AddEmail(...)."),
            provider.GetRequiredService<EmailWriter>(), provider.GetRequiredService<ChannelContext>(), provider.GetRequiredService<IChannelFeedback>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannelWebhook, UnsubscribeWebhook>());
        return new EmailBuilder(builder.AddSection<EmailOptions>(EmailSections.Email, EmailSections.Describe).AddChannel<EmailAdapter>(channel));
    }

    internal static void AddSmtp(NotificationsBuilder builder, Action<SmtpOptions> configure)
    {
        builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmtpOptions>, SmtpOptionsRules>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IEmailTransport>(static provider => new SmtpTransport(provider.GetRequiredService<ChannelContext>(), Options<SmtpOptions>(provider))));

        // Whoever logs in with no name needs no password, and is not to be asked for one.
        builder.AddSection<SmtpOptions>(EmailSections.Smtp, EmailSections.Describe).AddSecret(SmtpTransport.Password, static provider => Options<SmtpOptions>(provider)() is { UserName: not null } smtp ? smtp.Password : NotNeeded);
    }

    internal static void AddSendGrid(NotificationsBuilder builder, Action<SendGridOptions> configure)
    {
        builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SendGridOptions>, SendGridOptionsRules>());
        builder.Services.AddHttpClient(Client, static client => (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, MostAnswer))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        builder.Services.Replace(ServiceDescriptor.Singleton<IEmailTransport>(static provider => new SendGridTransport(
            () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client), provider.GetRequiredService<ChannelContext>(), Options<SendGridOptions>(provider))));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannelWebhook, SendGridWebhook>(static provider => new SendGridWebhook(
            provider.GetRequiredService<IChannelFeedback>(), provider.GetRequiredService<TimeProvider>(), Options<SendGridOptions>(provider))));
        builder.AddSection<SendGridOptions>(EmailSections.SendGrid, EmailSections.Describe).AddSecret(SendGridTransport.ApiKey, static provider => Options<SendGridOptions>(provider)().ApiKey);
    }

    // Asked at once, so that what is wrong with the options stops the host when it starts.
    private static Func<T> Options<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<T>>();
        _ = monitor.CurrentValue;
        return () => monitor.CurrentValue;
    }
}
