using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>What people write back. STOP ends messages and calls alike, at once and on every node; START brings back both.</summary>
internal sealed partial class TwilioInboundWebhook(TwilioGate gate, IChannelFeedback feedback, ITwilioReview? review, ILogger<TwilioInboundWebhook> log) : IChannelWebhook
{
    private const string Source = "inbound sms";
    private const string Xml = "text/xml";
    private static readonly string[] Channels = [ChannelNames.Sms, ChannelNames.Voice];
    private readonly SeenMessages _seen = new();

    public string Path => "twilio/inbound";

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var (form, answer) = await gate.OpenAsync(request, Path, cancellationToken).ConfigureAwait(false);
        if (form is null)
        {
            return answer;
        }

        var (from, sid) = (form.GetValueOrDefault("From", ""), form.GetValueOrDefault("MessageSid", ""));
        if (!TwilioAnswer.IsSid(sid))
        {
            return new WebhookResponse(400);
        }

        if (!PhoneNumber.IsOne(from) || _seen.Has(sid))
        {
            return Saying("");
        }

        var said = await HearAsync(new TwilioText(sid, from, form.GetValueOrDefault("Body", "")), cancellationToken).ConfigureAwait(false);
        _seen.Add(sid);
        return Saying(said);
    }

    private async Task<string> HearAsync(TwilioText text, CancellationToken cancellationToken)
    {
        var replies = gate.Options.Replies;
        switch (TwilioWords.Of(text.Text, replies.StopWords))
        {
            case TwilioWord.Stop:
                return await EachAsync(channel => feedback.SuppressAsync(channel, text.From, SuppressionCause.OptOut, Source, cancellationToken)).ConfigureAwait(false) ? replies.Stopped : "";
            case TwilioWord.Start:
                return await EachAsync(channel => feedback.LiftAsync(channel, text.From, Source, cancellationToken)).ConfigureAwait(false) ? replies.Started : "";
            case TwilioWord.Help:
                return replies.Help;
        }

        Came(log, text.MessageSid);
        await (review?.ReceivedAsync(text, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        return "";
    }

    private static async Task<bool> EachAsync(Func<string, Task<bool>> change)
    {
        var changed = false;
        foreach (var channel in Channels)
        {
            changed |= await change(channel).ConfigureAwait(false);
        }

        return changed;
    }

    private static WebhookResponse Saying(string text) => WebhookResponse.Text(200, Xml, VoiceScript.Message(text));

    [LoggerMessage(4301, LogLevel.Information, "Somebody answered with words of their own (message {MessageSid}): somebody should read it, it may mean stop.")]
    private static partial void Came(ILogger logger, string messageSid);
}
