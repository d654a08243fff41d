using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Takes what an owner holds for told, though the answer may never have come.</summary>
internal sealed class TellsAClaimOnce(INotificationStore store) : WrongPublications(store)
{
    private readonly ConcurrentDictionary<(Guid Owner, Guid Publication), bool> _told = new();

    public override async Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await Store.ClaimPublicationsAsync(claim, now, cancellationToken)).Where(one => _told.TryAdd((claim.Lease.Owner, one.Publication.Id), true))];
}
