using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// One append without a transaction. First all is routed once without writing, so that what throws writes nothing. Then the
/// publications are stored under a lease of this append: from here on nothing is lost. Then each person gets a commit. Should
/// the process die on the way, the lease runs out and a worker routes whoever is missing; who has the item is passed over.
/// </summary>
internal sealed class Append(MongoTables tables, People people, Router route, DateTimeOffset now, CancellationToken cancellationToken)
{
    // Longer than an append takes; after it a worker looks what became of it.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    // An item holds its words several times over; four bytes a letter are the most there are.
    private const int MostLetters = 256 * 1024;

    private readonly PublicationShelf _shelf = new(tables);
    private readonly Guid _token = Token.Next();
    private readonly Dictionary<(Guid, string), (UserState Before, RoutedUser Routed)> _rehearsed = [];

    /// <summary>Routes and stores, or answers what was stored before.</summary>
    public async Task<IReadOnlyList<AppendResult>> RunAsync(IReadOnlyList<AppendRequest> requests)
    {
        AppendPart[] parts = [.. requests.Select(request => new AppendPart(request) { Owner = request.Lease?.Owner ?? _token })];
        await LookAsync(parts).ConfigureAwait(false);
        await RehearseAsync(parts).ConfigureAwait(false);
        foreach (var part in parts.Where(part => part.IsRouted && part.Request.Lease is null))
        {
            part.First = await StoreAsync(part).ConfigureAwait(false);
        }

        await RouteAsync(parts).ConfigureAwait(false);
        await MoveAsync(parts).ConfigureAwait(false);
        List<AppendResult> answers = [];
        foreach (var part in parts)
        {
            answers.Add(await AnswerAsync(part).ConfigureAwait(false));
        }

        return answers;
    }

    // What is new, what is a repeat, and what is still held.
    private async Task LookAsync(AppendPart[] parts)
    {
        Dictionary<(string, string), AppendPart> keys = [];
        foreach (var part in parts)
        {
            var publication = part.Request.Publication;
            if (part.Request.Lease is { } lease)
            {
                var stored = await _shelf.FindAsync(part.Id, cancellationToken).ConfigureAwait(false);
                part.Fenced = stored?.IdOrNull("lease_owner") != lease.Owner;
                continue;
            }

            part.First = await _shelf.FirstAsync(publication.Producer, publication.DedupeKey, part.Id, cancellationToken).ConfigureAwait(false);
            if (part.First is null && !keys.TryAdd((publication.Producer, publication.DedupeKey), part))
            {
                part.SameAs = keys[(publication.Producer, publication.DedupeKey)];
            }
        }
    }

    private async Task RehearseAsync(AppendPart[] parts)
    {
        AppendPart[] routed = [.. parts.Where(part => part.IsRouted)];
        var found = await people.FindAsync(routed.SelectMany(part => part.Users), cancellationToken).ConfigureAwait(false);
        foreach (var person in found.Values.OrderBy(person => person.State.UserId, StringComparer.Ordinal))
        {
            var state = person.State;
            foreach (var part in routed.Where(part => part.Users.Contains(state.UserId, StringComparer.Ordinal)))
            {
                var decided = route(part.Request.Publication, state);
                _rehearsed[(part.Id, state.UserId)] = (state, decided);
                state = Next(state, decided, out _);
            }
        }
    }

    private Task<BsonDocument?> StoreAsync(AppendPart part)
    {
        var stored = PublicationDocuments.New(part.Request.Publication, now);
        stored["lease_owner"] = Field.Of(_token);
        stored["lease_until"] = Field.Of(now + Lease);
        stored["direct"] = Field.List(part.Request.UserIds);
        stored["direct_cursor"] = Field.Of(part.Request.NextCursor);
        return _shelf.StoreAsync(stored, cancellationToken);
    }

    private async Task RouteAsync(AppendPart[] parts)
    {
        AppendPart[] routed = [.. parts.Where(part => part.IsRouted)];
        foreach (var user in routed.SelectMany(part => part.Users).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            foreach (var own in Commits(routed.Where(part => part.Users.Contains(user, StringComparer.Ordinal))))
            {
                var stored = await people.ChangeAsync(user, now, change => RouteAsync(change, own), cancellationToken).ConfigureAwait(false);
                foreach (var (part, appended) in own.Zip(stored))
                {
                    part.Stored[user] = appended;
                }
            }
        }
    }

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

    private async Task<AppendedUser[]> RouteAsync(PersonChange change, List<AppendPart> parts)
    {
        var ids = new BsonDocument("publication_id", new BsonDocument("$in", Field.List(parts.Select(part => part.Id))));
        var known = (await change.ItemsAsync(ids).ConfigureAwait(false)).ToDictionary(item => item.Id("publication_id"), ItemDocuments.ReadAnswer);
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

    private async Task MoveAsync(AppendPart[] parts)
    {
        foreach (var part in parts.Where(part => part is { First: null, SameAs: null, Fenced: false }))
        {
            var (request, lease) = (part.Request, part.Request.Lease);
            var set = request.PutOffUntil is { } until
                ? new BsonDocument { ["lease_owner"] = BsonNull.Value, ["lease_until"] = until.UtcTicks }
                : PublicationShelf.After(request.NextCursor, lease?.Until);
            var moved = await _shelf.MoveAsync(part.Id, part.Owner, set, cancellationToken).ConfigureAwait(false);
            part.Fenced = !moved && lease is not null;
        }
    }

    private async Task<AppendResult> AnswerAsync(AppendPart part)
    {
        if (part.First is null && part.SameAs is null)
        {
            return part.Answer();
        }

        var publication = part.Request.Publication;
        var first = part.First ?? part.SameAs!.First ?? (await _shelf.FindAsync(part.SameAs!.Id, cancellationToken).ConfigureAwait(false))!;
        var acceptance = PublicationDocuments.Compare(first, publication);
        if (acceptance != Acceptance.Same)
        {
            return new AppendResult(acceptance, first.Id("_id"), []);
        }

        await HelpAsync(first).ConfigureAwait(false);
        var told = new BsonDocument { ["publication_id"] = first["_id"], ["answer_place"] = new BsonDocument("$ne", BsonNull.Value) };
        var items = await tables.Of(MongoTables.Items).Find(told).Sort(new BsonDocument("answer_place", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new AppendResult(Acceptance.Same, first.Id("_id"), [.. items.Select(ItemDocuments.ReadAnswer)]);
    }

    // The first is still under way, or its process died: whoever comes second routes the people too, and both get one answer.
    private async Task HelpAsync(BsonDocument first)
    {
        if (first.Flag("routed") || !first.Has("direct") || first.Has("cursor"))
        {
            return;
        }

        var request = new AppendRequest(PublicationDocuments.Read(first), PublicationDocuments.UsersOf(first, "direct")) { NextCursor = first.TextOrNull("direct_cursor") };
        var part = new AppendPart(request) { Owner = first.IdOrNull("lease_owner") ?? _token };
        await RouteAsync([part]).ConfigureAwait(false);
        await MoveAsync([part]).ConfigureAwait(false);
    }

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
