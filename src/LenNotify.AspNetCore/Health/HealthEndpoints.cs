using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Says how well notifications are.</summary>
public static class HealthEndpoints
{
    /// <summary>Adds a check named <c>notifications</c> to the host's health checks.</summary>
    public static IHealthChecksBuilder AddNotificationsHealthChecks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddHealthChecks().AddCheck<NotificationsHealthCheck>("notifications");
    }

    /// <summary>
    /// Maps what each part was found to be, in sentences; 503 when one does not work. Open to everybody unless the host says
    /// otherwise of what is answered: it names channels and figures, and no person.
    /// </summary>
    public static RouteHandlerBuilder MapNotificationsHealth(this IEndpointRouteBuilder endpoints, string pattern = "/health/detailed")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var wire = new Wire(camelCase: false);
        wire.DescribeTo(endpoints.ServiceProvider);
        return endpoints.MapGet(pattern, async (HttpContext context, INotificationHealth health) =>
        {
            var found = await health.CheckAsync(context.RequestAborted).ConfigureAwait(false);
            var status = found.State == HealthState.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return TypedResults.Json(HealthBody.Of(found), wire.Of<HealthBody>(), statusCode: status);
        }).WithTags("Notifications").WithSummary("How well notifications are.")
        .Answers<HealthBody>().Answers<HealthBody>(StatusCodes.Status503ServiceUnavailable);
    }
}
