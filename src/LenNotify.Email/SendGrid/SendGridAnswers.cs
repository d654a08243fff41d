using System.Globalization;
using System.Net;

namespace LenNotify;

/// <summary>
/// What SendGrid's status means.
/// <code>
/// 2xx         delivered; the reference is X-Message-Id
/// 401         the key is read anew and the mail sent at once; if it is the same key, an alarm, and tried again
/// 403         the key may not send, or the sender is not verified: an alarm, and tried again
/// 429         left alone until X-RateLimit-Reset or Retry-After, or for a minute
/// 408, 5xx    tried again
/// all else    refused for good
/// </code>
/// </summary>
internal static class SendGridAnswers
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);
    private const int LongestReference = 200;

    internal static DeliveryResult Of(HttpResponseMessage response, DateTimeOffset now) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => DeliveryResult.Delivered(Reference(response)),
        401 or 403 => DeliveryResult.Transient($"SendGrid refuses the key or the sender ({(int)response.StatusCode})"),
        429 => DeliveryResult.ThrottledUntil(RetryAt(response, now)),
        408 or >= 500 => DeliveryResult.Transient($"SendGrid said {(int)response.StatusCode}"),
        _ => DeliveryResult.Permanent($"SendGrid said {(int)response.StatusCode}"),
    };

    internal static bool IsKey(HttpStatusCode status) => status == HttpStatusCode.Unauthorized;

    internal static bool IsSender(HttpStatusCode status) => status == HttpStatusCode.Forbidden;

    private static string? Reference(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Message-Id", out var values) && values.First() is { Length: > 0 and <= LongestReference } reference && reference.All(c => c is > ' ' and <= '~') ? reference : null;

    // Seconds since 1970.
    private static DateTimeOffset RetryAt(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.TryGetValues("X-RateLimit-Reset", out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : response.Headers.RetryAfter is { } after ? after.Date ?? now + (after.Delta ?? Usual) : now + Usual;
}
