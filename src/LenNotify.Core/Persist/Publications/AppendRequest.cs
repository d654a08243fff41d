namespace LenNotify.Storage;

/// <summary>Some people to route one publication to.</summary>
/// <param name="Publication">What.</param>
/// <param name="UserIds">To whom; each once.</param>
public sealed record AppendRequest(Publication Publication, IReadOnlyList<string> UserIds)
{
    /// <summary>
    /// For a chunk of a claimed publication: the claim's lease, which with the chunk is renewed until its new
    /// <see cref="Lease.Until"/>. Null for a new publication.
    /// </summary>
    public Lease? Lease { get; init; }

    /// <summary>Where the next chunk begins; null when this one is the last.</summary>
    public string? NextCursor { get; init; }

    /// <summary>
    /// With a lease: gives the claim up until then. Nothing is routed, the cursor stays, <see cref="ClaimedPublication.Claims"/>
    /// goes on counting. For a publication that cannot be routed now.
    /// </summary>
    public DateTimeOffset? PutOffUntil { get; init; }
}
