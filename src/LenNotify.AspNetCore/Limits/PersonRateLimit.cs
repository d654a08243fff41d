using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>A limit for each person, answered as everything else is.</summary>
internal sealed class PersonRateLimit(int perMinute) : IRateLimiterPolicy<string>
{
    private const int Segments = 6;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = static (rejected, _) => RejectAsync(rejected);

    public RateLimitPartition<string> GetPartition(HttpContext httpContext)
    {
        var userId = SettingsOf(httpContext)?.UserIdOf(httpContext);
        return RateLimitPartition.GetSlidingWindowLimiter(
            userId is null ? $"address {httpContext.Connection.RemoteIpAddress}" : $"person {userId}",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = Segments });
    }

    private static async ValueTask RejectAsync(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        var refusal = new Refusal(StatusCodes.Status429TooManyRequests, ProblemCode.TooMany, "Too many requests.")
        {
            RetryAt = context.RequestServices.GetRequiredService<StoreClock>().Now
                + (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1) / Segments),
        };
        await ProblemWriter.WriteAsync(context, SettingsOf(context)?.Wire ?? new Wire(camelCase: false), refusal).ConfigureAwait(false);
    }

    private static ApiSettings? SettingsOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiSettings>();
}
