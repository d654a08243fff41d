using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Limits how often one person may ask.</summary>
public static class RateLimitServices
{
    /// <summary>The name by which a group takes the limit: <c>RequireRateLimiting(RateLimitServices.PolicyName)</c>.</summary>
    public const string PolicyName = "notifications";

    private const int Most = 1_000_000;

    /// <summary>
    /// Adds the policy for the host's rate limiter (<c>app.UseRateLimiter()</c>): so many requests of one person in any minute,
    /// on this node; who is not authenticated is counted by address. One more is answered with 429.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="perMinute">1-1,000,000.</param>
    public static IServiceCollection AddNotificationsRateLimits(this IServiceCollection services, int perMinute = 300)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentOutOfRangeException.ThrowIfLessThan(perMinute, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(perMinute, Most);
        return services.AddRateLimiter(options => options.AddPolicy(PolicyName, new PersonRateLimit(perMinute)));
    }
}
