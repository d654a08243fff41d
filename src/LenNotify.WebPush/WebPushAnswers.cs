using System.Net;

namespace LenNotify;

/// <summary>
/// What a push service's status means.
/// <code>
/// 2xx              delivered
/// 404, 410         the subscription is gone: it is removed
/// 413              too long for this service: a stub is sent at once
/// 429, 503 + time  left alone until then; 429 without a time, for a minute
/// 401, 403         our keys are read anew and the push signed and sent again at once; if it is the same pair, an alarm: the
///                  subscription stays, and it is tried again
/// 408, 5xx         tried again
/// 3xx              refused for good: redirects are not followed
/// all else         refused for good
/// </code>
/// </summary>
internal static class WebPushAnswers
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    internal static DeliveryResult Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var after = response.Headers.RetryAfter;
        var retryAt = after?.Date ?? now + after?.Delta;
        return (int)response.StatusCode switch
        {
            >= 200 and < 300 => DeliveryResult.Delivered(),
            404 or 410 => DeliveryResult.AddressExpired($"the push service knows no such subscription ({(int)response.StatusCode})"),
            429 => DeliveryResult.ThrottledUntil(retryAt ?? now + Usual),
            503 when retryAt is { } at => DeliveryResult.ThrottledUntil(at),
            401 or 403 => DeliveryResult.Transient($"the push service refuses our keys ({(int)response.StatusCode})"),
            408 or >= 500 => DeliveryResult.Transient($"the push service said {(int)response.StatusCode}"),
            _ => DeliveryResult.Permanent($"the push service said {(int)response.StatusCode}"),
        };
    }

    internal static bool IsTooLong(HttpStatusCode status) => status == HttpStatusCode.RequestEntityTooLarge;

    internal static bool IsRefused(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
}
