using LenNotify.Storage;

namespace LenNotify;

/// <summary>Routes one publication chunk by chunk. Its audience is streamed: only one chunk is ever in memory.</summary>
internal sealed class Chunks(RoutingEngine engine, Appending appending, FanOutStore store, PumpClock clock, EventRouting? events = null)
{
    // A cursor is the last person that was routed. Not an index: an erasure takes people out of an audience.
    private const char ByPerson = '>';

    /// <summary>Routes until the end, or until the lease is another's. Whom the audience named before it broke is routed to all the same.</summary>
    internal async Task RouteAsync(ClaimedPublication claimed, Guid owner, CancellationToken cancellationToken)
    {
        var publication = claimed.Publication;
        if (publication.IsEvent && events is not null)
        {
            await events.RouteAsync(claimed, owner, cancellationToken).ConfigureAwait(false);
            return;
        }

        var notification = engine.Restore(publication.Notification ?? Notification.FromJson(publication.Payload), publication.Id);
        var people = PeopleOf(publication, claimed.Cursor, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var ending = people.ConfigureAwait(false);
        var chunk = new ChunkReader(people, clock);
        while (true)
        {
            await chunk.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (chunk.Users.Count == 0)
            {
                chunk.Broken?.Throw();
            }

            var cursor = chunk.IsLast ? null : $"{ByPerson}{chunk.Users[^1]}";
            if (!await AppendAsync(publication, notification, chunk.Users, owner, cursor, cancellationToken).ConfigureAwait(false) || chunk.IsLast)
            {
                return;
            }

            chunk.Broken?.Throw();
        }
    }

    /// <summary>Judges events again of which nobody could be told.</summary>
    internal Task SettleAsync(CancellationToken cancellationToken) => events?.SettleAsync(cancellationToken) ?? Task.CompletedTask;

    private async Task<bool> AppendAsync(
        Publication publication, CompiledNotification notification, List<string> users, Guid owner, string? cursor, CancellationToken cancellationToken)
    {
        string[] ids = [.. users.Distinct(StringComparer.Ordinal)];
        var people = await store.People.GetAsync(ids, clock.Now, cancellationToken).ConfigureAwait(false);
        var byId = new Dictionary<string, Recipient>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            byId.Add(ids[i], people[i]);
        }

        // Read anew: reading the people may have taken a while.
        var now = clock.Now;
        var results = await store.Publications.AppendAsync(
            [new AppendRequest(publication, ids) { Lease = new Lease(owner, now + clock.FanOutLease), NextCursor = cursor }],
            (p, state) => appending.Route(p, notification, byId[state.UserId], state, now),
            now,
            cancellationToken).ConfigureAwait(false);
        store.Committed.Tell(results[0], now);
        store.Committed.Signal();
        return !results[0].Fenced;
    }

    private IAsyncEnumerable<string> PeopleOf(Publication publication, string? cursor, CancellationToken cancellationToken) =>
        publication.Audience.Segment is { } segment
            ? store.Segments.ReadAsync(publication.Id, segment, cursor?[1..], cancellationToken)
            : After(publication.Audience.UserIds, cursor).ToAsyncEnumerable();

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
