using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds the client.</summary>
public static class NotificationsClientServices
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Adds <see cref="INotificationsClient"/>. What is missing or wrong in the options stops the host when it starts. Calling it
    /// again adds nothing and may configure more.
    /// </summary>
    /// <param name="services">The producer's services.</param>
    /// <param name="configure">Where to, and by which key.</param>
    /// <returns>The named client below it, for handlers of the host's own.</returns>
    public static IHttpClientBuilder AddNotificationsClient(this IServiceCollection services, Action<NotificationsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<NotificationsClientOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NotificationsClientOptions>, NotificationsClientOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ClientWire>();
        services.TryAddSingleton<EventPost>();
        services.TryAddSingleton<EventSending>();
        services.TryAddSingleton<INotificationsClient, NotificationsClient>();

        // A key that is sent along would follow a redirect to wherever that leads.
        return services.AddHttpClient(EventPost.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = Forgotten });
    }
}
