namespace LenNotify;

/// <summary>A key that was pressed in a call: the notifications that it read out are read.</summary>
internal sealed class TwilioKeyWebhook(TwilioGate gate, IPurposeTokens tokens, IChannelFeedback feedback) : IChannelWebhook
{
    private const string Purpose = "voice acknowledge";
    private const string KeyPath = "twilio/key";
    private const int MostItems = 50;

    public string Path => KeyPath;

    /// <summary>Where a call sends its key; null for a delivery without items. A token says whose they are: nobody can make one up.</summary>
    internal static string? PathOf(Delivery delivery, IPurposeTokens tokens) => delivery.Items.Count == 0
        ? null
        : $"{KeyPath}?t={tokens.Make(Purpose, string.Join('\n', delivery.Items.Take(MostItems).Select(item => item.ToString("N")).Prepend(delivery.UserId)))}";

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var (form, answer) = await gate.OpenAsync(request, KeyPath, cancellationToken).ConfigureAwait(false);
        if (form is null)
        {
            return answer;
        }

        var token = request.ReadQuery()?.FirstOrDefault(field => field.Key == "t").Value ?? "";
        if (tokens.Read(Purpose, token)?.Split('\n') is not { Length: > 1 } parts)
        {
            return WebhookResponse.NotFound;
        }

        if (form.GetValueOrDefault("Digits") == "1")
        {
            // The last parts are ids, so a name with a new line in it stays whole.
            var items = parts.Reverse().TakeWhile(part => Guid.TryParseExact(part, "N", out _)).Select(Guid.Parse).Reverse().ToArray();
            await feedback.MarkReadAsync(string.Join('\n', parts.SkipLast(items.Length)), items, cancellationToken).ConfigureAwait(false);
        }

        return WebhookResponse.Text(200, "text/xml", VoiceScript.Say(gate.Options.Speech.Thanks, gate.Options.Speech));
    }
}
