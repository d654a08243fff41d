using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>SendGrid's events: in any order, several at once, again and again.</summary>
internal sealed class SendGridWebhook(IChannelFeedback feedback, TimeProvider time, Func<SendGridOptions> options) : IChannelWebhook
{
    private const int MostEvents = 10_000;
    private const string Source = "sendgrid event";

    public string Path => "email/sendgrid";

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (request.Method != "POST")
        {
            return WebhookResponse.NotAllowed("POST");
        }

        if (options().EventKey is not { } key || !EventSignature.IsRight(request, key, time.GetUtcNow()))
        {
            return new WebhookResponse(403);
        }

        JsonDocument events;
        try
        {
            events = JsonDocument.Parse(request.Body, new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException)
        {
            return new WebhookResponse(400);
        }

        using (events)
        {
            if (events.RootElement.ValueKind != JsonValueKind.Array || events.RootElement.GetArrayLength() > MostEvents)
            {
                return new WebhookResponse(400);
            }

            foreach (var one in events.RootElement.EnumerateArray())
            {
                await HearAsync(one, cancellationToken).ConfigureAwait(false);
            }
        }

        return WebhookResponse.Ok;
    }

    private async Task HearAsync(JsonElement one, CancellationToken cancellationToken)
    {
        var name = Text(one, "event");
        var means = SendGridEvent.Of(name, Text(one, "type"), Text(one, "reason"));

        // It adds where a mail went through behind a dot.
        if (means.Reports && Text(one, "sg_message_id").Split('.')[0] is { Length: > 0 } reference)
        {
            await feedback.ReportAsync(ChannelNames.Email, reference, new ProviderReport(means.Reached, name, At(one)), cancellationToken).ConfigureAwait(false);
        }

        if (means.Suppresses is { } cause && Text(one, "email") is var address && EmailAddress.IsValid(address))
        {
            await feedback.SuppressAsync(ChannelNames.Email, address, cause, $"{Source} {name}", cancellationToken).ConfigureAwait(false);
        }
    }

    private DateTimeOffset At(JsonElement one) =>
        one.TryGetProperty("timestamp", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : time.GetUtcNow();

    private static string Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
