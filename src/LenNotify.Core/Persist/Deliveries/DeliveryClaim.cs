namespace LenNotify.Storage;

/// <summary>How much to claim, of what.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Lease">Whose the claims will be, and until when.</param>
/// <param name="Slots">At most as many as can start now.</param>
public sealed record DeliveryClaim(string Channel, Lease Lease, int Slots);
