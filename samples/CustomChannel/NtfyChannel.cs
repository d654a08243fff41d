using LenNotify;

/// <summary>Sends to a topic of ntfy: the person's address is the topic.</summary>
public sealed class NtfyChannel(HttpClient ntfy, TimeProvider time) : IChannelAdapter
{
    public string Channel => "ntfy";

    public async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        using var content = new StringContent(delivery.Content.Text) { Headers = { { "X-Message-Id", delivery.IdempotencyKey } } };
        using var response = await ntfy.PostAsync(Uri.EscapeDataString(delivery.Address), content, cancellationToken);
        return (int)response.StatusCode switch
        {
            < 300 => DeliveryResult.Delivered(),
            410 => DeliveryResult.AddressExpired("the topic is gone"),
            429 => DeliveryResult.ThrottledUntil(time.GetUtcNow() + (response.Headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1))),
            >= 500 and var status => DeliveryResult.Transient($"ntfy said {status}"),
            var status => DeliveryResult.Permanent($"ntfy said {status}"),
        };
    }
}
