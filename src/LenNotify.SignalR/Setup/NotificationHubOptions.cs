using System.Security.Claims;

namespace LenNotify;

/// <summary>How people are connected.</summary>
public sealed class NotificationHubOptions
{
    /// <summary>The claim that holds the person's id. With the default, <c>sub</c> is taken where it is missing.</summary>
    public string UserIdClaim { get; set; } = ClaimTypes.NameIdentifier;

    /// <summary>
    /// Names in messages in camelCase, or in snake_case; null is as <see cref="NotificationOptions.CamelCase"/> says for the whole host.
    /// Names of messages and methods stay.
    /// </summary>
    public bool? CamelCase { get; set; }

    /// <summary>Pages of other origins that may connect, such as <c>https://app.example.com</c>. The host's own always may; no other may.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>So many connections of one person to this node; one more is closed. 1-10,000.</summary>
    public int ConnectionsPerUser { get; set; } = 20;

    /// <summary>So many calls a second from one connection, and five times as many at once; one more closes it. 1-10,000.</summary>
    public int CallsPerSecond { get; set; } = 20;

    /// <summary>So many calls a second from all connections of one person to this node, and five times as many at once; one more is refused. 1-10,000.</summary>
    public int CallsPerSecondOfUser { get; set; } = 100;
}
