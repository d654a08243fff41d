using System.Net;
using System.Net.Http.Headers;

namespace LenNotify;

/// <summary>Posts to the URL that is the person's address.</summary>
internal sealed class WebhookAdapter(Func<HttpClient> client, ChannelContext context, Func<WebhookOptions> options) : IChannelAdapter
{
    internal const string SigningKey = "Webhook:SigningKey";

    public string Channel => WebhookNotifications.Channel;

    public async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(delivery.Address, UriKind.Absolute, out var address))
        {
            return DeliveryResult.Permanent("the address is no URL");
        }

        try
        {
            var key = await context.Secrets.ReadAsync(SigningKey, cancellationToken).ConfigureAwait(false);
            var (result, status) = await PostAsync(address, delivery, key, cancellationToken).ConfigureAwait(false);
            return WebhookAnswers.IsKey(status) && await context.Secrets.RenewAsync(SigningKey, key, cancellationToken).ConfigureAwait(false) is { } renewed
                ? (await PostAsync(address, delivery, renewed, cancellationToken).ConfigureAwait(false)).Result
                : result;
        }
        catch (BlockedAddressException error)
        {
            return DeliveryResult.Permanent(error.Message);
        }
        catch (HttpRequestException error)
        {
            return DeliveryResult.Transient($"the receiver could not be reached: {error.HttpRequestError}");
        }
    }

    private async Task<(DeliveryResult Result, HttpStatusCode Status)> PostAsync(Uri address, Delivery delivery, string key, CancellationToken cancellationToken)
    {
        using var request = Made(address, delivery, key);
        using var response = await client().SendAsync(request, cancellationToken).ConfigureAwait(false);
        var now = context.Time.GetUtcNow();
        return (WebhookAnswers.Of(response.StatusCode, WebhookAnswers.RetryAt(response, now), now), response.StatusCode);
    }

    private HttpRequestMessage Made(Uri address, Delivery delivery, string key)
    {
        var now = context.Time.GetUtcNow();
        var body = WebhookBody.Of(delivery, now, options().IncludeMetadata);
        var signature = options().PreviousSigningKey is { Length: > 0 } previous ? WebhookSignature.Make(body, now, key, previous) : WebhookSignature.Make(body, now, key);
        return new HttpRequestMessage(HttpMethod.Post, address)
        {
            Headers = { { WebhookSignature.Header, signature }, { "Idempotency-Key", delivery.IdempotencyKey } },
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } },
        };
    }
}
