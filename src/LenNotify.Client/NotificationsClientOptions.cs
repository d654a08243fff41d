namespace LenNotify;

/// <summary>Where a producer publishes, and how hard it tries.</summary>
public sealed class NotificationsClientOptions
{
    /// <summary>What <c>MapNotificationEvents</c> mapped, such as <c>https://shop.example.com/api/notifications/events</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The producer's key: 1-512 visible ASCII characters. It is read anew for each request, and written to nothing else.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Whether the endpoint may be http beyond this machine. The key then goes over the network in the clear.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>The host spells names on the wire in camelCase; see its option of the same name.</summary>
    public bool CamelCase { get; set; }

    /// <summary>At most this many events in one request: 1-1,000, and not more than the server's own bound.</summary>
    public int MaxBatch { get; set; } = 100;

    /// <summary>The largest request, in bytes: 1,024 to 10,485,760, and not more than the server's own bound.</summary>
    public int MaxRequestSize { get; set; } = 1024 * 1024;

    /// <summary>At most this many requests at once: 1-64. What comes while they are under way goes with the next.</summary>
    public int MaxRequests { get; set; } = 4;

    /// <summary>So many events may wait here: 1-1,000,000. One more is refused at once.</summary>
    public int Capacity { get; set; } = 10_000;

    /// <summary>How often a request that failed in passing is sent again: 0-20.</summary>
    public int Retries { get; set; } = 5;

    /// <summary>When a request that has no answer counts as failed: 100 ms to 10 minutes.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait between two tries, whatever the server asks for: 10 ms to 1 hour. Who is to wait longer is told instead.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Without the key.</summary>
    public override string ToString() => $"{nameof(NotificationsClientOptions)} {{ {nameof(Endpoint)} = {Endpoint?.GetLeftPart(UriPartial.Path)} }}";
}
