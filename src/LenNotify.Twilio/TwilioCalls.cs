using System.Net.Http.Headers;
using System.Text;

namespace LenNotify;

/// <summary>One call of Twilio's API, with what is to be done about the answer whatever was to be sent.</summary>
internal sealed class TwilioCalls(Func<HttpClient> client, ChannelContext context, IChannelFeedback feedback, Func<TwilioOptions> options)
{
    internal const string AuthToken = "Twilio:AuthToken";

    internal TwilioOptions Options => options();

    internal async Task<DeliveryResult> SendAsync(string channel, string resource, string number, IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        var settings = options();
        using var over = new CancellationTokenSource(settings.AnswerWithin, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            var url = new Uri(settings.Api, $"2010-04-01/Accounts/{settings.AccountSid}/{resource}.json");
            var token = await context.Secrets.ReadAsync(AuthToken, both.Token).ConfigureAwait(false);
            var answer = await CallAsync(url, settings.AccountSid, token, form, both.Token).ConfigureAwait(false);
            var meaning = TwilioAnswers.MeaningOf(answer.Status, answer.Code);
            if (meaning == TwilioMeaning.Token && await context.Secrets.RenewAsync(AuthToken, token, both.Token).ConfigureAwait(false) is { } renewed)
            {
                answer = await CallAsync(url, settings.AccountSid, renewed, form, both.Token).ConfigureAwait(false);
                meaning = TwilioAnswers.MeaningOf(answer.Status, answer.Code);
            }

            await ActAsync(channel, number, meaning, answer, cancellationToken).ConfigureAwait(false);
            return TwilioAnswers.ResultOf(meaning, answer, settings.WhenInDoubt);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TwilioAnswers.InDoubt(FormattableString.Invariant($"no answer within {settings.AnswerWithin.TotalSeconds:0.#} s"), settings.WhenInDoubt);
        }
        catch (HttpRequestException error)
        {
            // A connection that was never made sent nothing.
            return error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? DeliveryResult.Transient($"Twilio could not be reached: {error.HttpRequestError}")
                : TwilioAnswers.InDoubt(error.HttpRequestError.ToString(), settings.WhenInDoubt);
        }
    }

    private async Task<TwilioAnswer> CallAsync(Uri url, string account, string token, IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{token}")));
        using var response = await client().SendAsync(request, cancellationToken).ConfigureAwait(false);
        return await TwilioAnswer.ReadAsync(response, context.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    private async Task ActAsync(string channel, string number, TwilioMeaning meaning, TwilioAnswer answer, CancellationToken cancellationToken)
    {
        switch (meaning)
        {
            case TwilioMeaning.Taken:
                context.Alarms.Clear(channel);
                break;
            case TwilioMeaning.Token:
                context.Alarms.Raise(channel, "Twilio refuses account and token. Put valid ones where Twilio:AuthToken is read from and into AccountSid.");
                break;
            case TwilioMeaning.Setup:
                context.Alarms.Raise(channel, $"Twilio wants something set right in the account ({answer}): look the code up in Twilio's list of errors.");
                break;
            case TwilioMeaning.Stopped:
                await feedback.SuppressAsync(channel, number, Storage.SuppressionCause.OptOut, "twilio 21610", cancellationToken).ConfigureAwait(false);
                break;
        }
    }
}
