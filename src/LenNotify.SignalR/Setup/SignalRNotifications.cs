using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Connects people over SignalR.</summary>
public static class SignalRNotifications
{
    private const int LargestMessage = 32 * 1024;

    /// <summary>
    /// Pushes over SignalR. A backplane that the host adds to SignalR is used instead of our own way between nodes, never
    /// beside it.
    /// </summary>
    public static NotificationsBuilder UseSignalR(this NotificationsBuilder builder, Action<NotificationHubOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<NotificationHubOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NotificationHubOptions>, NotificationHubOptionsRules>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        // One protocol: what is sent is bounded and looked at in one form only.
        services.AddSignalR().AddHubOptions<NotificationHub>(options =>
        {
            options.SupportedProtocols = ["json"];
            options.MaximumReceiveMessageSize = LargestMessage;
            options.EnableDetailedErrors = false;
            options.AddFilter<HubLimits>();
        });
        services.PostConfigure<JsonHubProtocolOptions>(Know);
        services.TryAddSingleton<HubWire>();
        services.TryAddSingleton<HubPeople>();
        services.TryAddSingleton<HubLimits>();
        services.TryAddSingleton<SearchSettings>();
        services.TryAddSingleton<SignalRDeliveryHub>();
        services.Replace(ServiceDescriptor.Singleton<IDeliveryHub>(provider => provider.GetRequiredService<SignalRDeliveryHub>()));
        QueryTokens.Hide(services);
        return builder;
    }

    /// <summary>
    /// Maps the hub. Who is not authenticated gets 401, and a page of an origin that is neither the host's nor allowed 403.
    /// A token in the query is taken here, as browsers cannot send it otherwise, and reaches no log.
    /// </summary>
    public static HubEndpointConventionBuilder MapNotificationHub(this IEndpointRouteBuilder endpoints, string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var options = endpoints.ServiceProvider.GetService<HubWire>()?.Options
            ?? throw new InvalidOperationException("The hub needs its services. Add UseSignalR() to AddNotifications().");
        var hub = endpoints.MapHub<NotificationHub>(pattern, connection => connection.CloseOnAuthenticationExpiration = true);
        hub.WithMetadata(new TakesQueryToken());
        hub.Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = context => HubGate.RunAsync(context, next, options);
            }
        });
        return hub;
    }

    // At the end: whatever the host knows stays as it is. Where nothing is said, the framework finds out by reflection.
    private static void Know(JsonHubProtocolOptions options)
    {
        if (options.PayloadSerializerOptions.TypeInfoResolver is not null || !JsonSerializer.IsReflectionEnabledByDefault)
        {
            options.PayloadSerializerOptions.TypeInfoResolverChain.Add(HubJson.Default);
        }
    }
}
