using System.Buffers;
using System.Text.Json;

namespace LenNotify;

/// <summary>A message in Block Kit, within Slack's limits. All text is <c>plain_text</c>: nothing from outside becomes a mention or a link.</summary>
internal static class SlackMessage
{
    private const int MostHeader = 150;
    private const int MostSection = 3_000;
    private const int MostField = 2_000;
    private const int MostFields = 10;
    private const int MostLabel = 75;
    private const int MostUrl = 3_000;
    private const int MostFallback = 4_000;

    internal static byte[] Of(Delivery delivery, string? channel, Uri? site)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (channel is not null)
            {
                json.WriteString("channel", channel);
                WriteKey(json, delivery.IdempotencyKey);
            }

            // What a notification of the desktop and a screen reader says.
            json.WriteString("text", SlackText.Of($"{delivery.Content.Subject}\n{delivery.Content.Text}", MostFallback));
            json.WriteBoolean("mrkdwn", false);
            json.WriteString("parse", "none");
            json.WriteBoolean("unfurl_links", false);
            json.WriteBoolean("unfurl_media", false);
            json.WriteStartArray("blocks");
            if (!SlackBlocks.TryWrite(json, delivery.Content.Blocks))
            {
                WriteBlocks(json, delivery);
            }

            WriteButtons(json, delivery.Notifications, site);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // Slack knows no key of ours; so at least who looks at the message finds it.
    private static void WriteKey(Utf8JsonWriter json, string key)
    {
        json.WriteStartObject("metadata");
        json.WriteString("event_type", "notification");
        json.WriteStartObject("event_payload");
        json.WriteString("idempotency_key", key);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBlocks(Utf8JsonWriter json, Delivery delivery)
    {
        if (!string.IsNullOrWhiteSpace(delivery.Content.Subject))
        {
            json.WriteStartObject();
            json.WriteString("type", "header");
            WriteText(json, "text", delivery.Content.Subject, MostHeader);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("type", "section");
        WriteText(json, "text", string.IsNullOrWhiteSpace(delivery.Content.Text) ? "-" : delivery.Content.Text, MostSection);
        WriteFields(json, delivery.Notifications);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, IReadOnlyList<Notification> notifications)
    {
        if (notifications is not [{ Attributes.Count: > 0 } only])
        {
            return;
        }

        json.WriteStartArray("fields");
        foreach (var (key, value) in only.Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Take(MostFields))
        {
            json.WriteStartObject();
            json.WriteString("type", "plain_text");
            json.WriteString("text", SlackText.Of($"{key}: {value}", MostField));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteButtons(Utf8JsonWriter json, IReadOnlyList<Notification> notifications, Uri? site)
    {
        if (notifications is not [var only])
        {
            return;
        }

        var links = only.Actions.Select(action => (action.Label, Url: Absolute(action.Url, site)))
            .Prepend((Label: "Open", Url: Absolute(only.ActionUrl, site)))
            .Where(link => link.Url is { Length: <= MostUrl }).ToList();
        if (links.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "actions");
        json.WriteStartArray("elements");
        foreach (var (label, url) in links)
        {
            json.WriteStartObject();
            json.WriteString("type", "button");
            WriteText(json, "text", label, MostLabel);
            json.WriteString("url", url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text, int most)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "plain_text");
        json.WriteString("text", SlackText.Of(text, most));
        json.WriteEndObject();
    }

    // A link is https, or a rooted path of the host's own site; a path without a site leads nowhere.
    private static string? Absolute(string? link, Uri? site) =>
        link is null ? null
        : link.StartsWith('/') ? site is null ? null : new Uri(site, link).AbsoluteUri
        : link;
}
