using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>Stands between a process and the publications, and writes down what was stored.</summary>
internal sealed class BookedPublications(World world, IPublications store) : IPublications
{
    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.AcceptAsync(publications, now, cancellationToken);

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var results = Sync.Done(store.AppendAsync(requests, route, now, cancellationToken));
        for (var i = 0; i < results.Count; i++)
        {
            world.Trace.Count(results[i].Fenced ? "chunk fenced off" : results[i].Acceptance == Acceptance.Same ? "repeated publication" : "append");
            for (var user = 0; results[i].Acceptance == Acceptance.New && user < results[i].Users.Count; user++)
            {
                world.Book.Appended(results[i].Users[user]);
            }
        }

        return Task.FromResult(results);
    }

    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ClaimPublicationsAsync(claim, now, cancellationToken);

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) => store.FindPublicationAsync(id, cancellationToken);

    public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        store.ReadPublicationsAsync(from, to, type, cancellationToken);
}
