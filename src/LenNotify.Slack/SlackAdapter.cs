using System.Net.Http.Headers;
using System.Text.Json;

namespace LenNotify;

/// <summary>Calls <c>chat.postMessage</c>, or an incoming webhook, by the form of the address.</summary>
internal sealed class SlackAdapter(Func<HttpClient> api, Func<HttpClient> guarded, ChannelContext context, Func<SlackOptions> options) : IChannelAdapter
{
    internal const string BotToken = "Slack:BotToken";
    private const int LongestWord = 64;

    public string Channel => ChannelNames.Slack;

    public async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var settings = options();
        if (SlackTarget.Of(AddressOf(delivery, settings), settings.Guard) is not { } target)
        {
            return DeliveryResult.Permanent("the address is neither the id of a user or channel nor an incoming webhook");
        }

        var body = SlackMessage.Of(delivery, target.Id, settings.Site);
        try
        {
            return target.Webhook is { } webhook
                ? (await CallAsync(guarded(), webhook, body, null, cancellationToken).ConfigureAwait(false)).Result
                : await PostAsync(new Uri(settings.Api, "chat.postMessage"), body, cancellationToken).ConfigureAwait(false);
        }
        catch (BlockedAddressException error)
        {
            return DeliveryResult.Permanent(error.Message);
        }
        catch (HttpRequestException error)
        {
            return DeliveryResult.Transient($"Slack could not be reached: {error.HttpRequestError}");
        }
    }

    // Several types in one message have no one room.
    private static string AddressOf(Delivery delivery, SlackOptions settings) =>
        settings.Rooms.TryGetValue(delivery.Notifications[0].Type, out var room) && delivery.Notifications.All(one => one.Type == delivery.Notifications[0].Type)
            ? room
            : delivery.Address;

    private async Task<DeliveryResult> PostAsync(Uri method, byte[] body, CancellationToken cancellationToken)
    {
        var token = await context.Secrets.ReadAsync(BotToken, cancellationToken).ConfigureAwait(false);
        var (result, meaning) = await CallAsync(api(), method, body, token, cancellationToken).ConfigureAwait(false);
        if (meaning == SlackMeaning.Token && await context.Secrets.RenewAsync(BotToken, token, cancellationToken).ConfigureAwait(false) is { } renewed)
        {
            (result, meaning) = await CallAsync(api(), method, body, renewed, cancellationToken).ConfigureAwait(false);
        }

        switch (meaning)
        {
            case SlackMeaning.Token:
                context.Alarms.Raise(Channel, "Slack refuses the bot token. Put a valid one where Slack:BotToken is read from.");
                break;
            case SlackMeaning.Setup:
                context.Alarms.Raise(Channel, $"Slack does not allow the bot to post ({result.Cause}). Give its app the scope chat:write and what its workspace asks for.");
                break;
            case SlackMeaning.Delivered:
                context.Alarms.Clear(Channel);
                break;
        }

        return result;
    }

    private async Task<(DeliveryResult Result, SlackMeaning Meaning)> CallAsync(HttpClient client, Uri url, byte[] body, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } },
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var (word, reference) = token is null ? (WordOf(text), null) : Read(text);
        var meaning = SlackAnswers.MeaningOf(response.StatusCode, word);
        return (SlackAnswers.ResultOf(meaning, word ?? $"{(int)response.StatusCode}", reference, SlackAnswers.RetryAt(response, context.Time.GetUtcNow())), meaning);
    }

    // An incoming webhook answers with one word: ok, or what is wrong.
    private static string? WordOf(string text) => text.Trim() switch
    {
        "ok" or "" => null,
        var word => Plain(word),
    };

    private static (string? Word, string? Reference) Read(string text)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            var root = answer.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True
                ? (null, Text(root, "ts"))
                : (Plain(root.ValueKind == JsonValueKind.Object ? Text(root, "error") ?? "nothing" : "nothing"), null);
        }
        catch (JsonException)
        {
            return ("no_json", null);
        }
    }

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Plain(string word) => word.Length <= LongestWord && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? word : "something_else";
}
