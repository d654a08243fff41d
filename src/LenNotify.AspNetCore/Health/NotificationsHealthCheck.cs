using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LenNotify;

/// <summary>What was found, as the host's health checks say it.</summary>
internal sealed class NotificationsHealthCheck(INotificationHealth health) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = await health.CheckAsync(cancellationToken).ConfigureAwait(false);
        return new HealthCheckResult(
            found.State switch
            {
                HealthState.Healthy => HealthStatus.Healthy,
                HealthState.Degraded => HealthStatus.Degraded,
                _ => HealthStatus.Unhealthy,
            },
            found.ToString());
    }
}
