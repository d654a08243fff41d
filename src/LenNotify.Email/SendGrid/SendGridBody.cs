using System.Buffers;
using System.Text.Json;

namespace LenNotify;

/// <summary>A mail as SendGrid's API takes it. It tracks neither opening nor clicks: that would change every link.</summary>
internal static class SendGridBody
{
    internal static byte[] Of(EmailMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("personalizations");
            json.WriteStartObject();
            json.WriteStartArray("to");
            Address(json, message.To, null);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WritePropertyName("from");
            Address(json, message.From, message.FromName);
            if (message.ReplyTo is { } replyTo)
            {
                json.WritePropertyName("reply_to");
                Address(json, replyTo, null);
            }

            // It takes no empty subject.
            json.WriteString("subject", message.Subject.Length == 0 ? "-" : message.Subject);
            json.WriteStartArray("content");
            Content(json, "text/plain", message.Text);
            Content(json, "text/html", message.Html);
            json.WriteEndArray();
            Headers(json, message);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Headers(Utf8JsonWriter json, EmailMessage message)
    {
        json.WriteStartObject("headers");
        json.WriteString("Message-ID", message.MessageId);
        json.WriteString("Auto-Submitted", "auto-generated");
        if (message.Unsubscribe is { } unsubscribe)
        {
            json.WriteString("List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
            json.WriteString("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        json.WriteEndObject();
        json.WriteStartObject("custom_args");
        json.WriteString("idempotency_key", message.IdempotencyKey);
        json.WriteEndObject();
        json.WriteStartObject("tracking_settings");
        foreach (var tracking in (string[])["click_tracking", "open_tracking"])
        {
            json.WriteStartObject(tracking);
            json.WriteBoolean("enable", false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Address(Utf8JsonWriter json, string address, string? name)
    {
        json.WriteStartObject();
        json.WriteString("email", address);
        if (name is not null)
        {
            json.WriteString("name", name);
        }

        json.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter json, string type, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("value", text.Length == 0 ? " " : text);
        json.WriteEndObject();
    }
}
