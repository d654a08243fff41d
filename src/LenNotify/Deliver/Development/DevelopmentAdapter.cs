using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>In place of a channel's adapter: keeps the message, and sends it at most to the one address that the host named.</summary>
internal sealed partial class DevelopmentAdapter(IChannelAdapter adapter, string? redirectTo, DevelopmentMode mode) : IChannelAdapter
{
    public string Channel => adapter.Channel;

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        mode.Outbox.Add(new DevelopmentMessage(mode.Time.GetUtcNow(), Channel, redirectTo, delivery));
        Kept(mode.Log, delivery.Id, Channel, AddressMask.Of(delivery.Address), AddressMask.Of(redirectTo), SafeText.Of(delivery.Content.Subject, delivery.Address));
        return redirectTo is null
            ? Task.FromResult(DeliveryResult.Delivered($"development-{delivery.Id:N}"))
            : adapter.SendAsync(delivery with { Address = redirectTo }, cancellationToken);
    }

    [LoggerMessage(2622, LogLevel.Information, "Development mode: delivery {DeliveryId} over {Channel} to {Address} was not sent there (redirected to {RedirectedTo}): {Subject}")]
    private static partial void Kept(ILogger logger, Guid deliveryId, string channel, string address, string redirectedTo, string subject);
}
