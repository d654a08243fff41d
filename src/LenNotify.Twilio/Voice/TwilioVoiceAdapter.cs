namespace LenNotify;

/// <summary>Calls people and reads the message out.</summary>
internal sealed class TwilioVoiceAdapter(TwilioCalls calls, IPurposeTokens tokens) : IChannelAdapter
{
    public string Channel => ChannelNames.Voice;

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var options = calls.Options;
        if (TwilioDestination.Refusal(delivery.Address, options) is { } why)
        {
            return Task.FromResult(why);
        }

        if ((options.CallFrom ?? options.From) is not { } from || !PhoneNumber.IsOne(from))
        {
            return Task.FromResult(DeliveryResult.Permanent("no number is set to call from: set CallFrom in AddTwilioVoice(o => ...)"));
        }

        var acknowledge = options is { PublicUrl: { } url, Speech.Acknowledge: true } && TwilioKeyWebhook.PathOf(delivery, tokens) is { } path ? new Uri(url, path) : null;
        var form = new List<KeyValuePair<string, string>>
        {
            new("To", delivery.Address),
            new("From", from),
            new("Twiml", VoiceScript.Call(TextOf(delivery.Content), options.Speech, acknowledge)),
        };
        if (options.PublicUrl is { } outside)
        {
            form.Add(new("StatusCallback", new Uri(outside, TwilioStatusWebhook.VoicePath).AbsoluteUri));
        }

        return calls.SendAsync(Channel, "Calls", delivery.Address, form, cancellationToken);
    }

    private static string TextOf(RenderedContent content) =>
        content.Text == content.Subject || content.Subject.Length == 0 ? content.Text : $"{content.Subject}. {content.Text}";
}
