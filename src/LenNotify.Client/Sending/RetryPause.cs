using System.Security.Cryptography;

namespace LenNotify;

/// <summary>How long to leave the host alone before the next try.</summary>
internal static class RetryPause
{
    private const int MostDoublings = 16;
    private const int Spread = 1_000;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);

    /// <summary>At least as long as the host asks for, and spread, so that many clients do not come back at once; null when that is too long.</summary>
    internal static TimeSpan? After(int attempt, DateTimeOffset? retryAt, NotificationsClientOptions options, TimeProvider time)
    {
        var longest = options.MaxRetryDelay;
        if (retryAt is { } at)
        {
            var asked = at - time.GetUtcNow();
            return asked > longest ? null : asked > TimeSpan.Zero ? asked : TimeSpan.Zero;
        }

        var pause = First * (1 << Math.Min(attempt, MostDoublings)) * (0.5 + (RandomNumberGenerator.GetInt32(Spread) / (double)Spread));
        return pause < longest ? pause : longest;
    }
}
