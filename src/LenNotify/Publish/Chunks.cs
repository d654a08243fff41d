using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Routes one publication chunk by chunk. Its audience is streamed: only one chunk is ever in memory.</summary>
internal sealed class Chunks(RoutingEngine engine, Appending appending, FanOutStore store, PumpClock clock)
{
    /// <summary>For how long a claim, and each chunk anew, keeps others away.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    // By index for people named one by one, by the last person for a segment, whose order only its resolver knows.
    private const char ByPerson = '>';

    /// <summary>Routes until the end, or until the lease is another's. Whom the audience named before it broke is routed to all the same.</summary>
    internal async Task RouteAsync(ClaimedPublication claimed, Guid owner, CancellationToken cancellationToken)
    {
        var publication = claimed.Publication;
        var notification = engine.Restore(publication.Notification ?? Notification.FromJson(publication.Payload), publication.Id);
        var people = PeopleOf(publication, claimed.Cursor, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var ending = people.ConfigureAwait(false);
        var chunk = new ChunkReader(people, clock);
        var place = PlaceOf(claimed.Cursor);
        while (true)
        {
            await chunk.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (chunk.Users.Count == 0)
            {
                chunk.Broken?.Throw();
            }

            place += chunk.Users.Count;
            var cursor = chunk.IsLast ? null : CursorOf(publication.Audience, place, chunk.Users);
            if (!await AppendAsync(publication, notification, chunk.Users, owner, cursor, cancellationToken).ConfigureAwait(false) || chunk.IsLast)
            {
                return;
            }

            chunk.Broken?.Throw();
        }
    }

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
            [new AppendRequest(publication, ids) { Lease = new Lease(owner, now + Lease), NextCursor = cursor }],
            (p, state) => appending.Route(p, notification, byId[state.UserId], state, now),
            now,
            cancellationToken).ConfigureAwait(false);
        store.Committed.Tell(results[0].Users, now);
        return !results[0].Fenced;
    }

    private IAsyncEnumerable<string> PeopleOf(Publication publication, string? cursor, CancellationToken cancellationToken) =>
        publication.Audience.Segment is { } segment
            ? store.Segments.ReadAsync(publication.Id, segment, cursor?[1..], cancellationToken)
            : publication.Audience.UserIds.Skip(PlaceOf(cursor)).ToAsyncEnumerable();

    private static int PlaceOf(string? cursor) => cursor is null || cursor[0] == ByPerson ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);

    private static string CursorOf(Audience audience, int place, List<string> chunk) =>
        audience.Segment is null ? place.ToString(CultureInfo.InvariantCulture) : $"{ByPerson}{chunk[^1]}";
}
