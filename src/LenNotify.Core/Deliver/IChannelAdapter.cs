namespace LenNotify;

/// <summary>
/// A way to reach a person. It is called by many threads at once and needs no retries, time-outs or circuit breakers of
/// its own: those are around it.
/// </summary>
public interface IChannelAdapter
{
    /// <summary>The channel's name; see <see cref="ChannelNames"/>.</summary>
    string Channel { get; }

    /// <summary>
    /// Sends once and says how it went. An exception counts as <see cref="DeliveryOutcome.Transient"/>. The same
    /// <see cref="Delivery.IdempotencyKey"/> may come again after a crash.
    /// </summary>
    Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken);
}
