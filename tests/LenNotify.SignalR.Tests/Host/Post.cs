namespace LenNotify.SignalR.Tests;

/// <summary>A channel beside the hub, which says too much of what goes wrong.</summary>
internal sealed class Post : IChannelAdapter
{
    public string Channel => "email";

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) => delivery.Attempt == 1
        ? throw new HttpRequestException($"{delivery.Address} is not reached with the token {Canary.Token("post")}")
        : Task.FromResult(DeliveryResult.Delivered());
}
