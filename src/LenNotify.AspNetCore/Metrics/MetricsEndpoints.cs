using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LenNotify;

/// <summary>The meters for Prometheus, for a host that has no exporter.</summary>
public static class MetricsEndpoints
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>
    /// Maps the figures of LenNotify's meter in Prometheus' text format, counted from this call on. Open to everybody unless
    /// the host says otherwise of what is answered: figures name types and channels, and no person.
    /// </summary>
    public static RouteHandlerBuilder MapNotificationsMetrics(this IEndpointRouteBuilder endpoints, string pattern = "/metrics")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var metrics = new PrometheusMetrics(endpoints.ServiceProvider.GetRequiredService<Telemetry>().Meter);
        endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(metrics.Dispose);
        return endpoints.MapGet(pattern, () => TypedResults.Text(metrics.Write(), ContentType)).WithTags("Notifications").WithSummary("Figures for Prometheus.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
    }
}
