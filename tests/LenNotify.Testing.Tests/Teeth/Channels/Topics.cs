namespace LenNotify.Testing.Tests;

/// <summary>A channel that is right, for mistakes to derive from.</summary>
internal class Topics(HttpClient client) : IChannelAdapter
{
    public virtual string Channel => "topics";

    public virtual async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        using var content = new StringContent(TextOf(delivery)) { Headers = { { "X-Message-Id", KeyOf(delivery) } } };
        using var response = await client.PostAsync(Uri.EscapeDataString(delivery.Address), content, TokenOf(cancellationToken));
        return ResultOf((int)response.StatusCode, delivery);
    }

    protected virtual string TextOf(Delivery delivery) => delivery.Content.Text;

    protected virtual string KeyOf(Delivery delivery) => delivery.IdempotencyKey;

    protected virtual CancellationToken TokenOf(CancellationToken cancellationToken) => cancellationToken;

    protected virtual DeliveryResult ResultOf(int status, Delivery delivery) => status switch
    {
        < 300 => DeliveryResult.Delivered(),
        410 => DeliveryResult.AddressExpired("gone"),
        429 => DeliveryResult.ThrottledUntil(TimeProvider.System.GetUtcNow().AddMinutes(1)),
        >= 500 => DeliveryResult.Transient($"said {status}"),
        _ => DeliveryResult.Permanent($"said {status}"),
    };
}
