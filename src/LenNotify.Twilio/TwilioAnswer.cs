using System.Net;
using System.Text.Json;

namespace LenNotify;

/// <summary>What Twilio answered to one call. Its sentence is left out: it often repeats the number.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Twilio's own code.</param>
/// <param name="Sid">What it knows the message by.</param>
/// <param name="RetryAt">When to come back.</param>
internal sealed record TwilioAnswer(HttpStatusCode Status, int? Code, string? Sid, DateTimeOffset RetryAt)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private const int LongestSid = 64;

    internal static async Task<TwilioAnswer> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var after = response.Headers.RetryAfter;
        var retryAt = after?.Date ?? now + (after?.Delta ?? Usual);
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return root.ValueKind != JsonValueKind.Object ? new TwilioAnswer(response.StatusCode, null, null, retryAt)
                : new TwilioAnswer(response.StatusCode, Number(root, "code"), Sid(root), retryAt);
        }
        catch (JsonException)
        {
            return new TwilioAnswer(response.StatusCode, null, null, retryAt);
        }

        static int? Number(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
        static string? Sid(JsonElement root) => root.TryGetProperty("sid", out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } sid && IsSid(sid) ? sid : null;
    }

    /// <summary>Whether this is what Twilio calls a message or a call; it is logged, stored and looked for.</summary>
    internal static bool IsSid(string text) => text.Length is > 0 and <= LongestSid && text.All(char.IsAsciiLetterOrDigit);

    /// <inheritdoc/>
    public override string ToString() => Code is { } code ? $"{(int)Status}, code {code}" : $"{(int)Status}";
}
