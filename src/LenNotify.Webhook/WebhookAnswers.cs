using System.Net;

namespace LenNotify;

/// <summary>
/// What a receiver's status means.
/// <code>
/// 2xx              delivered
/// 401              the key is read anew and the message signed and sent again at once; if it is the same key, permanent
/// 404, 405         permanent: nobody listens there, or not to this
/// 410              the receiver is gone: the address is removed
/// 429, 503 + time  left alone until then; 429 without a time, for a minute
/// 408, 425, 5xx    tried again
/// 3xx              permanent: redirects are not followed
/// all else         permanent
/// </code>
/// </summary>
internal static class WebhookAnswers
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    internal static DeliveryResult Of(HttpStatusCode status, DateTimeOffset? retryAt, DateTimeOffset now) => (int)status switch
    {
        >= 200 and < 300 => DeliveryResult.Delivered(),
        410 => DeliveryResult.AddressExpired("the receiver says that it is gone (410)"),
        429 => DeliveryResult.ThrottledUntil(retryAt ?? now + Usual),
        503 when retryAt is { } at => DeliveryResult.ThrottledUntil(at),
        408 or 425 or >= 500 => DeliveryResult.Transient($"the receiver said {(int)status}"),
        >= 300 and < 400 => DeliveryResult.Permanent($"the receiver redirects ({(int)status}), which is not followed"),
        _ => DeliveryResult.Permanent($"the receiver said {(int)status}"),
    };

    internal static bool IsKey(HttpStatusCode status) => status == HttpStatusCode.Unauthorized;

    /// <summary>The instant that <c>Retry-After</c> names, in either of its forms.</summary>
    internal static DateTimeOffset? RetryAt(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter is { } after ? after.Date ?? now + after.Delta : null;
}
