using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>How the endpoints are mapped.</summary>
public sealed class NotificationApiOptions
{
    /// <summary>The claim that holds the person's id. With the default, <c>sub</c> is taken where it is missing.</summary>
    public string UserIdClaim { get; set; } = ClaimTypes.NameIdentifier;

    /// <summary>
    /// Says who asks, instead of <see cref="UserIdClaim"/>; null answers 401. Whatever it answers is believed: for a host
    /// that knows people by something else than an authenticated principal.
    /// </summary>
    public Func<HttpContext, string?>? UserId { get; set; }

    /// <summary>Names in camelCase here, or in snake_case; null is as <see cref="NotificationOptions.CamelCase"/> says for the whole host.</summary>
    public bool? CamelCase { get; set; }

    /// <summary>The largest body, in bytes: 1,024 to 10,485,760. A larger one is answered with 413.</summary>
    public int MaxBodySize { get; set; } = 256 * 1024;

    /// <summary>Pages of other origins that may open the WebSocket, such as <c>https://app.example.com</c>. The host's own always may; no other may.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>So many streams of one person to this node, over <c>/stream</c> and <c>/ws</c>; one more is answered with 429. 1-10,000.</summary>
    public int StreamsPerUser { get; set; } = 20;

    /// <summary>So many commands a second over one WebSocket, and five times as many at once; one more closes it. 1-10,000.</summary>
    public int CommandsPerSecond { get; set; } = 20;

    /// <summary>So many commands a second over all WebSockets of one person to this node, and five times as many at once; one more is answered with an error. 1-10,000.</summary>
    public int CommandsPerSecondOfUser { get; set; } = 100;

    /// <summary>So many calls a second of one webhook to this node, and five times as many at once; one more is answered with 429. 1-10,000.</summary>
    public int WebhooksPerSecond { get; set; } = 200;

    /// <summary>The public key that browsers subscribe with; null for that of <c>AddWebPush</c>, where there is one.</summary>
    public string? PushKey { get; set; }

    /// <summary>The push services that subscriptions may name, by host; <c>*.</c> stands for any one below.</summary>
    public IList<string> PushServices { get; } = ["fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com", "*.notify.windows.com"];
}
