using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>Maps what people do with their notifications over HTTP.</summary>
public static class NotificationEndpoints
{
    /// <summary>
    /// Maps the endpoints for the person who asks. Who is not authenticated gets 401, whatever else the host demands of the
    /// group that is answered; ids of other people answer as missing ones do. Below <c>webhooks/</c> are the channels' webhooks,
    /// open to everybody: each judges by signature or token who is calling.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="pattern">Where, such as <c>/api/notifications</c>.</param>
    /// <param name="configure">What is to be otherwise.</param>
    public static RouteGroupBuilder MapNotifications(this IEndpointRouteBuilder endpoints, string pattern, Action<NotificationApiOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var options = new NotificationApiOptions();
        configure?.Invoke(options);
        var settings = ApiSettings.From(options, endpoints.ServiceProvider);
        WebhookEndpoints.Map(endpoints, pattern, settings);
        var group = Guarded(endpoints, pattern, settings);
        InboxEndpoints.Map(group);
        PreferencesEndpoints.Map(group);
        ContactEndpoints.Map(group);
        PushEndpoints.Map(group);
        MeEndpoints.Map(group);
        ExportEndpoints.Map(group);
        StreamEndpoints.Map(group, options);
        return group;
    }

    internal static RouteGroupBuilder Guarded(IEndpointRouteBuilder endpoints, string pattern, ApiSettings settings)
    {
        settings.Wire.DescribeTo(endpoints.ServiceProvider);
        var group = endpoints.MapGroup(pattern);
        group.WithTags("Notifications").WithMetadata(settings).May(StatusCodes.Status401Unauthorized).May(StatusCodes.Status500InternalServerError);

        // Around everything, also around the reading of parameters, which comes before any filter.
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = context => Guard.RunAsync(context, next, settings);
            }
        });
        return group;
    }
}
