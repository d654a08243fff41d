namespace LenNotify.Storage;

/// <summary>Role 1: what was accepted, and its way to the people.</summary>
public interface IPublications
{
    /// <summary>
    /// Stages publications for a worker to route: those due later, with a large audience, or from a host's own
    /// transaction. (Producer, dedupe key) is unique: of any number of callers one is <see cref="Acceptance.New"/>.
    /// </summary>
    Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Routes and stores in one commit: new publications with few known people, or a chunk of one that was claimed. The
    /// store locks (or compares and sets) the people's states in ordinal id order, calls <paramref name="route"/> for each,
    /// and writes all that it returns; on a conflict it calls it again. (Publication, user) is unique. All requests of one call
    /// are one commit: what routes later sees what was routed before, and when one throws, none is written.
    /// </summary>
    Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Leases publications that are due, not yet routed to the end and nobody else's, oldest due first. What the owner holds by now is
    /// among them: so a claim whose answer was lost is asked again as the same owner, and nothing waits for its lease to end.
    /// </summary>
    Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>One publication, or null.</summary>
    Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>What was accepted from (inclusive) to (exclusive), oldest first, streamed: for rehearsals.</summary>
    IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken);
}
