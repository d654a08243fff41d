using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LenNotify;

/// <summary>What the service worker gets, as JSON that fits into one push.</summary>
internal static class WebPushMessage
{
    private const int TopicBytes = 24;

    // It goes to a script, never into a page as it is, and every byte counts.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Title and text, cut until they fit.</summary>
    internal static byte[] Of(Delivery delivery)
    {
        var (subject, text) = (delivery.Content.Subject, delivery.Content.Text);
        var message = Written(delivery, subject, text);
        if (message.Length <= PushEncryption.MostMessage)
        {
            return message;
        }

        // Characters take one byte or several, and a push holds fewer than this in any case.
        var (fits, tooLong) = (0, Math.Min(PushEncryption.MostMessage, Math.Max(subject.Length, text.Length)));
        while (tooLong - fits > 1)
        {
            var most = (fits + tooLong) / 2;
            (fits, tooLong) = Written(delivery, Cut(subject, most), Cut(text, most)).Length <= PushEncryption.MostMessage ? (most, tooLong) : (fits, most);
        }

        return Written(delivery, Cut(subject, fits), Cut(text, fits));
    }

    /// <summary>Only that there is something: the client fetches it itself.</summary>
    internal static byte[] Stub(Delivery delivery) => Written(delivery, null, null);

    /// <summary>The same for all of a group, so that a browser that was closed gets the last of it only; null for what is in none.</summary>
    internal static string? Topic(Delivery delivery) =>
        delivery.Notifications[0].GroupKey is { } group && delivery.Notifications.All(one => one.GroupKey == group)
            ? Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(group)).AsSpan(0, TopicBytes))
            : null;

    private static byte[] Written(Delivery delivery, string? subject, string? text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteString("id", delivery.IdempotencyKey);
            if (subject is null)
            {
                json.WriteBoolean("stub", true);
            }
            else
            {
                json.WriteString("title", subject);
                json.WriteString("body", text);
                WriteLink(json, delivery);
            }

            json.WriteStartArray("items");
            foreach (var item in delivery.Items.Take(20))
            {
                json.WriteStringValue(item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteLink(Utf8JsonWriter json, Delivery delivery)
    {
        json.WriteString("tag", Topic(delivery) ?? delivery.IdempotencyKey);
        json.WriteString("severity", JsonNamingPolicy.SnakeCaseLower.ConvertName(delivery.Notifications.Max(one => one.Severity).ToString()));
        if (delivery.Notifications is [{ ActionUrl: { Length: <= 1_000 } url }])
        {
            json.WriteString("url", url);
        }
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
