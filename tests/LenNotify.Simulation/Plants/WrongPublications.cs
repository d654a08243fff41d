using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>A fan-out that is resumed begins with the last person once more, and the store does not notice.</summary>
internal sealed class WrongPublications(IPublications honest) : IPublications
{
    private readonly Dictionary<Guid, AppendedUser> _last = [];

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var results = Sync.Done(honest.AppendAsync(requests, route, now, cancellationToken)).ToArray();
        for (var i = 0; i < results.Length; i++)
        {
            if (requests[i].Lease is null || results[i].Users.Count == 0)
            {
                continue;
            }

            var first = _last.GetValueOrDefault(results[i].PublicationId);
            _last[results[i].PublicationId] = results[i].Users[^1];
            results[i] = first is null ? results[i] : results[i] with { Users = [first, .. results[i].Users] };
        }

        return Task.FromResult<IReadOnlyList<AppendResult>>(results);
    }

    public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        honest.AcceptAsync(publications, now, cancellationToken);

    public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        honest.ClaimPublicationsAsync(claim, now, cancellationToken);

    public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) => honest.FindPublicationAsync(id, cancellationToken);

    public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
        honest.ReadPublicationsAsync(from, to, type, cancellationToken);
}
