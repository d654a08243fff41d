using LenNotify.Storage;

namespace LenNotify;

/// <summary>Routes one publication chunk by chunk. Its audience is streamed: only one chunk is ever in memory.</summary>
internal sealed class Chunks(RoutingEngine engine, Appending appending, FanOutStore store, PumpClock clock)
{
    internal const int Size = 500;

    // A cursor is the last person that was routed. Not an index: an erasure takes people out of an audience.
    private const char ByPerson = '>';

    /// <summary>Routes until the end, or until the lease is another's.</summary>
    internal async Task RouteAsync(ClaimedPublication claimed, Lease lease, CancellationToken cancellationToken)
    {
        var publication = claimed.Publication;
        var notification = engine.Restore(publication.Notification ?? Notification.FromJson(publication.Payload), publication.Id);
        var chunk = new List<string>(Size);
        await foreach (var userId in PeopleOf(publication.Audience, claimed.Cursor, cancellationToken).ConfigureAwait(false))
        {
            if (chunk.Count == Size)
            {
                if (!await AppendAsync(publication, notification, chunk, lease, $"{ByPerson}{chunk[^1]}", cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                chunk.Clear();
            }

            chunk.Add(userId);
        }

        await AppendAsync(publication, notification, chunk, lease, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AppendAsync(
        Publication publication, CompiledNotification notification, List<string> users, Lease lease, string? cursor, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        string[] ids = [.. users.Distinct(StringComparer.Ordinal)];
        var people = await store.People.GetAsync(ids, now, cancellationToken).ConfigureAwait(false);
        var byId = new Dictionary<string, Recipient>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            byId.Add(ids[i], people[i]);
        }

        var results = await store.Publications.AppendAsync(
            [new AppendRequest(publication, ids) { Lease = lease, NextCursor = cursor }],
            (p, state) => appending.Route(p, notification, byId[state.UserId], state, now),
            now,
            cancellationToken).ConfigureAwait(false);
        store.Committed.Tell(results[0].Users, now);
        return !results[0].Fenced;
    }

    private IAsyncEnumerable<string> PeopleOf(Audience audience, string? cursor, CancellationToken cancellationToken)
    {
        if (audience.Segment is { } segment)
        {
            var segments = store.Segments ?? throw new InvalidOperationException(
                $"Nothing says who belongs to the segment '{segment}'. Add UseSegments<T>() to AddNotifications(), with your ISegmentResolver.");
            return segments.ResolveAsync(segment, cursor?[1..], cancellationToken);
        }

        return After(audience.UserIds, cursor).ToAsyncEnumerable();
    }

    // From the beginning when that person was erased: the store routes nobody twice.
    private static IEnumerable<string> After(IReadOnlyList<string> userIds, string? cursor)
    {
        for (var i = 0; cursor is not null && i < userIds.Count; i++)
        {
            if (cursor.AsSpan(1).SequenceEqual(userIds[i]))
            {
                return userIds.Skip(i + 1);
            }
        }

        return userIds;
    }
}
