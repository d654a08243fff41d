using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>What became of messages and calls. Reports come in any order, repeatedly, and before our own write.</summary>
internal sealed class TwilioStatusWebhook(TwilioGate gate, IChannelFeedback feedback, TimeProvider time, bool isVoice) : IChannelWebhook
{
    internal const string SmsPath = "twilio/sms-status";
    internal const string VoicePath = "twilio/voice-status";

    public string Path => isVoice ? VoicePath : SmsPath;

    private string Channel => isVoice ? ChannelNames.Voice : ChannelNames.Sms;

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var (form, answer) = await gate.OpenAsync(request, Path, cancellationToken).ConfigureAwait(false);
        if (form is null)
        {
            return answer;
        }

        var status = form.GetValueOrDefault(isVoice ? "CallStatus" : "MessageStatus", "");
        if (form.GetValueOrDefault(isVoice ? "CallSid" : "MessageSid", "") is not { } sid || !TwilioAnswer.IsSid(sid) || status.Length == 0)
        {
            return new WebhookResponse(400);
        }

        int? code = int.TryParse(form.GetValueOrDefault("ErrorCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        await feedback.ReportAsync(Channel, sid, new ProviderReport(Reached(status), code is null ? status : $"{status} {code}", time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        if (code is { } known && TwilioAnswers.Meanings.GetValueOrDefault(known, TwilioMeaning.Refused) is var meaning and (TwilioMeaning.Stopped or TwilioMeaning.Gone)
            && form.GetValueOrDefault("To", "") is var to && PhoneNumber.IsOne(to))
        {
            var cause = meaning == TwilioMeaning.Stopped ? SuppressionCause.OptOut : SuppressionCause.Bounce;
            await feedback.SuppressAsync(Channel, to, cause, FormattableString.Invariant($"twilio {known}"), cancellationToken).ConfigureAwait(false);
        }

        return answer;
    }

    /// <summary>Twilio's words; one that is not here is a state on the way.</summary>
    internal static bool? Reached(string status) => status switch
    {
        "delivered" or "read" or "completed" => true,
        "undelivered" or "failed" or "canceled" or "busy" or "no-answer" => false,
        _ => null,
    };
}
