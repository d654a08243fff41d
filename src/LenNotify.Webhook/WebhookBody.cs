using System.Buffers;
using System.Text.Json;

namespace LenNotify;

/// <summary>What a receiver gets: one JSON object in snake_case.</summary>
internal static class WebhookBody
{
    // What is longer than this is no notification; the text is cut, never the JSON.
    private const int MostText = 32_768;

    internal static byte[] Of(Delivery delivery, DateTimeOffset at, bool includeMetadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", delivery.IdempotencyKey);
            json.WriteString("sent_at", at.UtcDateTime);
            json.WriteString("user_id", delivery.UserId);
            json.WriteString("subject", Cut(delivery.Content.Subject));
            json.WriteString("text", Cut(delivery.Content.Text));
            json.WriteString("priority", JsonNamingPolicy.SnakeCaseLower.ConvertName(delivery.Priority.ToString()));
            json.WriteBoolean("is_test", delivery.IsTest);
            json.WriteStartArray("notifications");
            foreach (var notification in delivery.Notifications)
            {
                Write(json, notification, includeMetadata);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Notification notification, bool includeMetadata)
    {
        json.WriteStartObject();
        json.WriteString("type", notification.Type);
        json.WriteString("title", notification.Title);
        json.WriteString("message", notification.Message);
        json.WriteString("severity", JsonNamingPolicy.SnakeCaseLower.ConvertName(notification.Severity.ToString()));
        if (notification.ActionUrl is { } url)
        {
            json.WriteString("action_url", url);
        }

        json.WriteStartObject("attributes");
        foreach (var (key, value) in notification.Attributes)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        if (includeMetadata && notification.Metadata is { } metadata)
        {
            json.WritePropertyName("metadata");
            metadata.WriteTo(json);
        }

        json.WriteEndObject();
    }

    // Not between the halves of a surrogate pair, which would be no text any more.
    private static ReadOnlySpan<char> Cut(string text) =>
        text.Length <= MostText ? text : text.AsSpan(0, char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText);
}
