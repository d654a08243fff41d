namespace LenNotify;

/// <summary>Sends text messages.</summary>
internal sealed class TwilioSmsAdapter(TwilioCalls calls) : IChannelAdapter
{
    public string Channel => ChannelNames.Sms;

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var options = calls.Options;
        if (TwilioDestination.Refusal(delivery.Address, options) is { } why)
        {
            return Task.FromResult(why);
        }

        var form = new List<KeyValuePair<string, string>>
        {
            new("To", delivery.Address),
            options.MessagingServiceSid is { } service ? new("MessagingServiceSid", service) : new("From", options.From ?? ""),
            new("Body", SmsSegments.Fitted(TextOf(delivery.Content), options.MostSegments)),
        };
        if (options.PublicUrl is { } url)
        {
            form.Add(new("StatusCallback", new Uri(url, TwilioStatusWebhook.SmsPath).AbsoluteUri));
        }

        return calls.SendAsync(Channel, "Messages", delivery.Address, form, cancellationToken);
    }

    private static string TextOf(RenderedContent content)
    {
        var text = content.Text == content.Subject || content.Subject.Length == 0 ? content.Text : $"{content.Subject}\n{content.Text}";
        return PlainLine.Of(text);
    }
}
