using System.Collections.Concurrent;

namespace LenNotify.Tests.Journey;

/// <summary>A channel whose provider answers as a test wants it to.</summary>
internal sealed class Pigeon(string channel) : IChannelAdapter
{
    internal ConcurrentQueue<Delivery> Sent { get; } = new();

    internal Func<DeliveryResult> Answer { get; set; } = () => DeliveryResult.Delivered();

    internal string LastCode => Sent.Last().Content.Subject[^6..];

    public string Channel => channel;

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Sent.Enqueue(delivery);
        return Task.FromResult(Answer());
    }
}
