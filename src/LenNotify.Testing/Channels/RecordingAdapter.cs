namespace LenNotify.Testing;

/// <summary>What the host's worker calls in place of its adapter.</summary>
internal sealed class RecordingAdapter(SimulatedChannel channel) : IChannelAdapter
{
    public string Channel => channel.Name;

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) => channel.SendAsync(delivery, cancellationToken);
}
