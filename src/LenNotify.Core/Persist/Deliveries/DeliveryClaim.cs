namespace LenNotify.Storage;

/// <summary>How much to claim, of what.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Lease">Whose the claims will be, and until when.</param>
/// <param name="Slots">At most as many as can start now.</param>
public sealed record DeliveryClaim(string Channel, Lease Lease, int Slots)
{
    /// <summary>
    /// The channel's global rate; null is none. The store keeps the bytes of one <see cref="RateWindow"/> per channel, locks
    /// them before the claim, and starts no more than there is room for. Every start counts, released ones too.
    /// </summary>
    public ChannelRate? Rate { get; init; }
}
