using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace LenNotify;

/// <summary>Pushes to one browser.</summary>
internal sealed class WebPushAdapter(Func<HttpClient> client, ChannelContext context, Func<WebPushOptions> options) : IChannelAdapter
{
    internal const string PrivateKey = "WebPush:PrivateKey";

    public string Channel => ChannelNames.WebPush;

    public async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        WebPushSubscription subscription;
        try
        {
            subscription = WebPushSubscription.Parse(delivery.Address, options());
        }
        catch (InvalidInputException error)
        {
            return DeliveryResult.Permanent(error.Message);
        }

        try
        {
            var (result, status) = await PushAsync(delivery, subscription, WebPushMessage.Of(delivery), cancellationToken).ConfigureAwait(false);
            if (WebPushAnswers.IsTooLong(status))
            {
                (result, status) = await PushAsync(delivery, subscription, WebPushMessage.Stub(delivery), cancellationToken).ConfigureAwait(false);
            }

            Tell(result, status, subscription);
            return result;
        }
        catch (BlockedAddressException error)
        {
            return DeliveryResult.Permanent(error.Message);
        }
        catch (HttpRequestException error)
        {
            return DeliveryResult.Transient($"the push service could not be reached: {error.HttpRequestError}");
        }
    }

    // A pair that is being rotated: its halves come from two places, so one may be newer than the other for a moment, and a
    // service may refuse the old pair before the new one was read.
    private async Task<(DeliveryResult Result, HttpStatusCode Status)> PushAsync(
        Delivery delivery, WebPushSubscription subscription, byte[] message, CancellationToken cancellationToken)
    {
        var key = await context.Secrets.ReadAsync(PrivateKey, cancellationToken).ConfigureAwait(false);
        (DeliveryResult Result, HttpStatusCode Status)? answer = TokenOf(subscription, key) is { } token
            ? await CallAsync(delivery, subscription, message, token, cancellationToken).ConfigureAwait(false)
            : null;
        if ((answer is not { } given || WebPushAnswers.IsRefused(given.Status))
            && await context.Secrets.RenewAsync(PrivateKey, key, cancellationToken).ConfigureAwait(false) is { } renewed
            && TokenOf(subscription, renewed) is { } other)
        {
            return await CallAsync(delivery, subscription, message, other, cancellationToken).ConfigureAwait(false);
        }

        return answer ?? throw new InvalidOperationException(VapidToken.NoPair);
    }

    private string? TokenOf(WebPushSubscription subscription, string privateKey)
    {
        var settings = options();
        return VapidToken.TryHeader(subscription.Endpoint, settings.Subject, settings.PublicKey, privateKey, context.Time.GetUtcNow());
    }

    private async Task<(DeliveryResult Result, HttpStatusCode Status)> CallAsync(
        Delivery delivery, WebPushSubscription subscription, byte[] message, string token, CancellationToken cancellationToken)
    {
        using var request = Made(delivery, subscription, message, token);
        using var response = await client().SendAsync(request, cancellationToken).ConfigureAwait(false);
        return (WebPushAnswers.Of(response, context.Time.GetUtcNow()), response.StatusCode);
    }

    private HttpRequestMessage Made(Delivery delivery, WebPushSubscription subscription, byte[] message, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint)
        {
            Content = new ByteArrayContent(PushEncryption.Encrypt(message, subscription))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream"), ContentEncoding = { "aes128gcm" } },
            },
        };
        request.Headers.TryAddWithoutValidation("Authorization", token);
        request.Headers.Add("TTL", ((long)options().TimeToLive.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Urgency", Urgency(delivery.Priority));
        if (WebPushMessage.Topic(delivery) is { } topic)
        {
            request.Headers.Add("Topic", topic);
        }

        return request;
    }

    private static string Urgency(Priority priority) => priority switch
    {
        Priority.Low => "low",
        Priority.Normal => "normal",
        _ => "high",
    };

    private void Tell(DeliveryResult result, HttpStatusCode status, WebPushSubscription subscription)
    {
        if (WebPushAnswers.IsRefused(status))
        {
            context.Alarms.Raise(Channel, $"The push service {subscription.Endpoint.IdnHost} refuses our VAPID keys ({(int)status}). Subscriptions hold only for the pair they were made with: set PublicKey and WebPush:PrivateKey to it.");
        }
        else if (result.Outcome == DeliveryOutcome.Delivered)
        {
            context.Alarms.Clear(Channel);
        }
    }
}
