namespace LenNotify;

/// <summary>
/// Pushes to the connected clients of one person. A push is a hint: what a client misses it fetches by sequence, so a
/// hub may drop, and never blocks for, a client that does not read.
/// </summary>
public interface IDeliveryHub
{
    /// <summary>Pushes to the clients of this person that are connected to this node; none is no error.</summary>
    Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken);
}
