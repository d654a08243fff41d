using System.Text.Json;

namespace LenNotify;

/// <summary>Where one browser is pushed to. It comes from the browser, so from outside: only a sound one can be made.</summary>
public sealed record WebPushSubscription
{
    internal const int AuthBytes = 16;
    private const int LongestJson = 4_096;
    private const int LongestEndpoint = 2_048;

    private WebPushSubscription(Uri endpoint, string p256dh, string auth) => (Endpoint, P256dh, Auth) = (endpoint, p256dh, auth);

    /// <summary>The browser's address at its push service. Whoever knows it can push: it is a secret.</summary>
    public Uri Endpoint { get; }

    /// <summary>The browser's public key.</summary>
    public string P256dh { get; }

    /// <summary>The browser's secret.</summary>
    public string Auth { get; }

    /// <summary>Reads what a browser's <c>JSON.stringify(subscription)</c> wrote.</summary>
    /// <param name="json">From outside.</param>
    /// <param name="options">Says which push services there are.</param>
    /// <exception cref="InvalidInputException">It is not sound; every problem is named, and neither endpoint nor keys are shown.</exception>
    public static WebPushSubscription Parse(string json, WebPushOptions options)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(options);
        var problems = new List<Problem>();
        var (endpoint, p256dh, auth) = Read(json, problems);
        if (problems.Count == 0)
        {
            var url = endpoint.Length <= LongestEndpoint && Uri.TryCreate(endpoint, UriKind.Absolute, out var parsed) ? parsed : null;
            Check("endpoint", url is null ? "is no URL, or a very long one." : GuardedHttpHandler.Refusal(url, options.Guard), "an https URL of a push service, up to 2,048 characters", problems);
            Check("keys.p256dh", PushBytes.Point(p256dh) is null ? "is no point of the curve P-256." : null, "65 bytes as base64url", problems);
            Check("keys.auth", PushBytes.Decoded(auth, AuthBytes) is null ? "has another length." : null, "16 bytes as base64url", problems);
            if (problems.Count == 0)
            {
                return new WebPushSubscription(url!, p256dh, auth);
            }
        }

        throw new InvalidInputException("push subscription", problems);
    }

    /// <summary>The subscription as a person's address on the channel <c>webpush</c>: always the same for the same subscription.</summary>
    public string ToAddress() => $$$"""{"endpoint":"{{{JsonEncodedText.Encode(Endpoint.AbsoluteUri)}}}","keys":{"p256dh":"{{{P256dh}}}","auth":"{{{Auth}}}"}}""";

    /// <summary>The push service only.</summary>
    public override string ToString() => $"WebPushSubscription at {Endpoint.IdnHost}";

    private static (string Endpoint, string P256dh, string Auth) Read(string json, List<Problem> problems)
    {
        if (json.Length <= LongestJson)
        {
            try
            {
                using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
                var root = document.RootElement;
                if (Text(root, "endpoint") is { } endpoint && root.TryGetProperty("keys", out var keys) && Text(keys, "p256dh") is { } p256dh && Text(keys, "auth") is { } auth)
                {
                    return (endpoint, p256dh.TrimEnd('='), auth.TrimEnd('='));
                }
            }
            catch (JsonException)
            {
                // Said below, as of all else that is no subscription.
            }
        }

        problems.Add(new("subscription", "is not what a browser's subscription is as JSON.", "an object with endpoint, keys.p256dh and keys.auth, up to 4,096 characters"));
        return ("", "", "");
    }

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Check(string field, string? problem, string limit, List<Problem> problems)
    {
        if (problem is not null)
        {
            problems.Add(new(field, problem, limit));
        }
    }
}
