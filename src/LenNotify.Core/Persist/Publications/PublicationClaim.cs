namespace LenNotify.Storage;

/// <summary>Which publications a worker takes to route.</summary>
/// <param name="Lease">Whose the claims will be, and until when.</param>
/// <param name="Most">At most as many as can start now.</param>
public sealed record PublicationClaim(Lease Lease, int Most)
{
    /// <summary>
    /// Only those whose people are named; what a segment is for stays for later. A segment takes as long as the host's
    /// resolver does, and who was named must not wait for that.
    /// </summary>
    public bool NamedOnly { get; init; }
}
