using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>The right role, for mistakes to derive from.</summary>
internal abstract class WrongPublications(INotificationStore store) : IPublications
{
    protected INotificationStore Store => store;

    public virtual Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.AcceptAsync(publications, now, cancellationToken);

    public virtual Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.AppendAsync(requests, route, now, cancellationToken);

    public virtual Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ClaimPublicationsAsync(claim, now, cancellationToken);

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) => store.FindPublicationAsync(id, cancellationToken);

    public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        store.ReadPublicationsAsync(from, to, type, cancellationToken);
}
