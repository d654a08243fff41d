using System.Net;
using System.Net.Http.Headers;

namespace LenNotify;

/// <summary>Hands mails to SendGrid.</summary>
internal sealed class SendGridTransport(Func<HttpClient> client, ChannelContext context, Func<SendGridOptions> options) : IEmailTransport
{
    internal const string ApiKey = "Email:SendGridKey";

    public async Task<DeliveryResult> SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        var body = SendGridBody.Of(message);
        try
        {
            var key = await context.Secrets.ReadAsync(ApiKey, cancellationToken).ConfigureAwait(false);
            var (result, status) = await CallAsync(body, key, cancellationToken).ConfigureAwait(false);
            if (SendGridAnswers.IsKey(status) && await context.Secrets.RenewAsync(ApiKey, key, cancellationToken).ConfigureAwait(false) is { } renewed)
            {
                (result, status) = await CallAsync(body, renewed, cancellationToken).ConfigureAwait(false);
            }

            Tell(result, status);
            return result;
        }
        catch (HttpRequestException error)
        {
            return DeliveryResult.Transient($"SendGrid could not be reached: {error.HttpRequestError}");
        }
    }

    private async Task<(DeliveryResult Result, HttpStatusCode Status)> CallAsync(byte[] body, string key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options().Api, "v3/mail/send"))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await client().SendAsync(request, cancellationToken).ConfigureAwait(false);
        return (SendGridAnswers.Of(response, context.Time.GetUtcNow()), response.StatusCode);
    }

    private void Tell(DeliveryResult result, HttpStatusCode status)
    {
        if (SendGridAnswers.IsKey(status))
        {
            context.Alarms.Raise(ChannelNames.Email, "SendGrid refuses the key. Put a valid one where Email:SendGridKey is read from.");
        }
        else if (SendGridAnswers.IsSender(status))
        {
            context.Alarms.Raise(ChannelNames.Email, "SendGrid does not allow this key to send, or not from this sender. Give the key the permission, and verify the sender.");
        }
        else if (result.Outcome == DeliveryOutcome.Delivered)
        {
            context.Alarms.Clear(ChannelNames.Email);
        }
    }
}
