using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>Routes the people of an append, each in a commit of the person; who has the item already is passed over.</summary>
internal sealed class AppendRouting(People people, Router route, DateTimeOffset now, CancellationToken cancellationToken)
{
    // An item holds its words several times over; four bytes a letter are the most there are.
    private const int MostLetters = 256 * 1024;

    private readonly Dictionary<(Guid, string), (UserState Before, RoutedUser Routed)> _rehearsed = [];

    /// <summary>Routes all of them without writing, so that what throws writes nothing.</summary>
    public async Task RehearseAsync(IEnumerable<AppendPart> parts)
    {
        var byUser = ByUser(parts);
        var found = await people.FindAsync(byUser.Select(own => own.Key), cancellationToken).ConfigureAwait(false);
        foreach (var own in byUser.OrderBy(own => own.Key, StringComparer.Ordinal))
        {
            var state = found[own.Key].State;
            foreach (var part in own)
            {
                var decided = route(part.Request.Publication, state);
                _rehearsed[(part.Id, own.Key)] = (state, decided);
                state = Next(state, decided, out _);
            }
        }
    }

    /// <summary>Routes them; each part has what is stored about its people.</summary>
    public async Task RouteAsync(IEnumerable<AppendPart> parts)
    {
        var commits = ByUser(parts).SelectMany(own => Commits(own).Select((some, nth) => (UserId: own.Key, Parts: some, nth)));
        foreach (var round in commits.GroupBy(commit => commit.nth).ToList())
        {
            var own = round.ToDictionary(commit => commit.UserId, commit => commit.Parts, StringComparer.Ordinal);
            var changes = new ManyChanges<AppendedUser[]>(change => RouteAsync(change, own[change.UserId]), (user, stored) => Keep(user, own[user], stored))
            {
                Ahead = ahead => ReadAsync(ahead, [.. own.Values.SelectMany(some => some).Select(part => part.Id).Distinct()]),
            };
            await people.ChangeAsync(own.Keys, now, changes, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ILookup<string, AppendPart> ByUser(IEnumerable<AppendPart> parts) =>
        parts.Where(part => part.IsRouted).SelectMany(part => part.Users.Select(user => (user, part))).ToLookup(one => one.user, one => one.part, StringComparer.Ordinal);

    // One person's, so many at once as surely fit in a commit.
    private static List<List<AppendPart>> Commits(IEnumerable<AppendPart> parts)
    {
        List<List<AppendPart>> commits = [];
        var letters = MostLetters + 1;
        foreach (var part in parts)
        {
            letters += part.Request.Publication.Payload.Length;
            if (letters > MostLetters)
            {
                commits.Add([]);
                letters = part.Request.Publication.Payload.Length;
            }

            commits[^1].Add(part);
        }

        return commits;
    }

    private static void Keep(string userId, List<AppendPart> parts, AppendedUser[] stored)
    {
        foreach (var (part, appended) in parts.Zip(stored))
        {
            part.Stored[userId] = appended;
        }
    }

    private async Task ReadAsync(ReadAhead ahead, Guid[] publications)
    {
        await ahead.ReadAsync(MongoTables.Items, "publication_id", publications.Select(Field.Of)).ConfigureAwait(false);
        if (_rehearsed.Values.Any(one => one.Routed.Deliveries.Any(delivery => delivery.JoinKey is not null)))
        {
            await ahead.ReadAsync(MongoTables.Deliveries, "open", [BsonBoolean.True]).ConfigureAwait(false);
        }
    }

    private async Task<AppendedUser[]> RouteAsync(PersonChange change, List<AppendPart> parts)
    {
        var items = await change.ItemsAsync("publication_id", parts.Select(part => part.Id)).ConfigureAwait(false);
        var known = items.ToDictionary(item => item.Id("publication_id"), ItemDocuments.ReadAnswer);
        var placing = new DeliveryPlacing(change);
        var stored = new AppendedUser[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            if (known.TryGetValue(parts[i].Id, out var before))
            {
                stored[i] = before;
                continue;
            }

            var routed = Decide(parts[i], change.State);
            change.State = Next(change.State, routed, out var counted);
            stored[i] = known[parts[i].Id] =
                new AppendedUser(change.UserId, routed.Item.Listed ? change.State.Sequence : 0, change.State.Unread, routed);
            change.Put(MongoTables.Items, ItemDocuments.New(stored[i], parts[i].Id, parts[i].PlaceOf(change.UserId), counted, now));
            placing.Offer(routed);
        }

        await placing.PlaceAsync().ConfigureAwait(false);
        return stored;
    }

    // What was decided in the rehearsal holds while the person is as it was.
    private RoutedUser Decide(AppendPart part, UserState state) =>
        _rehearsed.TryGetValue((part.Id, state.UserId), out var known) && known.Before == state ? known.Routed : route(part.Request.Publication, state);

    private UserState Next(UserState state, RoutedUser routed, out bool counted)
    {
        counted = routed.Item.Listed && !(routed.Item.Notification.ExpiresAt <= now);
        return state with
        {
            Sequence = state.Sequence + (routed.Item.Listed ? 1 : 0),
            Unread = state.Unread + (counted ? 1 : 0),
            Activity = routed.Activity,
        };
    }
}
