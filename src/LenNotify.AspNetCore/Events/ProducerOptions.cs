namespace LenNotify;

/// <summary>Who may publish over HTTP.</summary>
public sealed class ProducerOptions
{
    /// <summary>
    /// Producers by name (1-64 letters, digits and <c>_ . : -</c>), each with the SHA-256 of its key as 64 hexadecimal digits,
    /// so that configuration holds no key. Dedupe keys of one producer mean nothing to another.
    /// </summary>
    public IDictionary<string, string> KeyHashes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Names in camelCase here, or in snake_case; null is as <see cref="NotificationOptions.CamelCase"/> says for the whole host.
    /// <c>LenNotify.Client</c> has an option of the same name.
    /// </summary>
    public bool? CamelCase { get; set; }

    /// <summary>At most this many events in one request: 1-1,000.</summary>
    public int MaxBatch { get; set; } = 100;

    /// <summary>The largest body, in bytes: 1,024 to 10,485,760.</summary>
    public int MaxBodySize { get; set; } = 1024 * 1024;
}
