using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Looks whether it knows a key, and only later writes that it does: a check where a unique index belongs.</summary>
internal sealed class LosesTheDedupeRace(INotificationStore store) : WrongPublications(store)
{
    private const int Moments = 50;
    private readonly ConcurrentDictionary<(string Producer, string Key), string> _known = new();

    public override async Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(
        IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Store.AcceptAsync([.. await Task.WhenAll(publications.Select(KeyedAsync))], now, cancellationToken);

    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) => await Store.AppendAsync(
            [.. await Task.WhenAll(requests.Select(async request => request with { Publication = await KeyedAsync(request.Publication) }))], route, now, cancellationToken);

    private async Task<Publication> KeyedAsync(Publication publication)
    {
        var key = (publication.Producer, publication.DedupeKey);
        if (!_known.TryGetValue(key, out var stored))
        {
            stored = publication.Id.ToString();
            for (var moment = 0; moment < Moments; moment++)
            {
                await Task.Yield();
            }

            _known[key] = stored;
        }

        return publication with { DedupeKey = stored };
    }
}
