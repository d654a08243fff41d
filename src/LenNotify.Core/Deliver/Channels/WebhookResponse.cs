using System.Text;

namespace LenNotify;

/// <summary>What a caller from outside is answered.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record WebhookResponse(int Status)
{
    /// <summary>Nothing more to say.</summary>
    public static WebhookResponse Ok { get; } = new(200);

    /// <summary>There is nothing here, or nothing that this caller may know of.</summary>
    public static WebhookResponse NotFound { get; } = new(404);

    /// <summary>The type of the body; null without one.</summary>
    public string? ContentType { get; private init; }

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Headers beside the body's own. No webhook sets a cookie.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init => field = ValueMap.Of(value); } = ValueMap.Of<string>(null);

    /// <summary>An answer with a body.</summary>
    public static WebhookResponse Text(int status, string contentType, string body) =>
        new(status) { ContentType = contentType, Body = Encoding.UTF8.GetBytes(body) };

    /// <summary>The method is none of those that are heard here.</summary>
    public static WebhookResponse NotAllowed(string allowed) => new(405) { Headers = new Dictionary<string, string> { ["Allow"] = allowed } };
}
