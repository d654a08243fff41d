using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// One append. First all is routed once without writing, so that what throws writes nothing. Then the
/// publications are stored under a lease of this append: from here on nothing is lost. Then each person gets a commit. Should
/// the process die on the way, the lease runs out and a worker routes whoever is missing; who has the item is passed over.
/// </summary>
internal sealed class Append(MongoTables tables, People people, Router route, DateTimeOffset now, CancellationToken cancellationToken)
{
    // Longer than an append takes; after it a worker looks what became of it.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly PublicationShelf _shelf = new(tables);
    private readonly Guid _token = Token.Next();
    private readonly AppendRouting _routing = new(people, route, now, cancellationToken);

    /// <summary>Routes and stores, or answers what was stored before.</summary>
    public async Task<IReadOnlyList<AppendResult>> RunAsync(IReadOnlyList<AppendRequest> requests)
    {
        AppendPart[] parts = [.. requests.Select(request => new AppendPart(request) { Owner = request.Lease?.Owner ?? _token })];
        await LookAsync(parts).ConfigureAwait(false);
        await _routing.RehearseAsync(parts).ConfigureAwait(false);
        await StoreAsync([.. parts.Where(part => part.IsRouted && part.Request.Lease is null)]).ConfigureAwait(false);
        await _routing.RouteAsync(parts).ConfigureAwait(false);
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
        foreach (var part in parts)
        {
            if (part.Request.Lease is { } lease)
            {
                var stored = await _shelf.FindAsync(part.Id, cancellationToken).ConfigureAwait(false);
                part.Fenced = stored?.IdOrNull("lease_owner") != lease.Owner;
            }
        }

        AppendPart[] offered = [.. parts.Where(part => part.Request.Lease is null)];
        var firsts = await _shelf.FirstAsync([.. offered.Select(part => part.Key)], cancellationToken).ConfigureAwait(false);
        Dictionary<(string, string), AppendPart> keys = [];
        foreach (var (part, first) in offered.Zip(firsts))
        {
            var key = (part.Key.Producer, part.Key.DedupeKey);
            part.First = first;
            if (first is null && !keys.TryAdd(key, part))
            {
                part.SameAs = keys[key];
            }
        }
    }

    private async Task StoreAsync(AppendPart[] parts)
    {
        var firsts = await _shelf.StoreAsync([.. parts.Select(ToStore)], cancellationToken).ConfigureAwait(false);
        foreach (var (part, first) in parts.Zip(firsts))
        {
            part.First = first;
        }
    }

    private BsonDocument ToStore(AppendPart part)
    {
        var stored = PublicationDocuments.New(part.Request.Publication, now);
        stored["lease_owner"] = Field.Of(_token);
        stored["lease_until"] = Field.Of(now + Lease);
        stored["direct"] = Field.List(part.Request.UserIds);
        stored["direct_cursor"] = Field.Of(part.Request.NextCursor);
        return stored;
    }

    private async Task MoveAsync(AppendPart[] parts)
    {
        AppendPart[] moved = [.. parts.Where(part => part is { First: null, SameAs: null, Fenced: false })];
        var direct = moved.Where(part => part.Request.Lease is null).Select(part => (part.Id, part.Owner, After(part.Request)));
        await _shelf.MoveAsync(direct, cancellationToken).ConfigureAwait(false);
        foreach (var part in moved.Where(part => part.Request.Lease is not null))
        {
            part.Fenced = !await _shelf.MoveAsync(part.Id, part.Owner, After(part.Request), cancellationToken).ConfigureAwait(false);
        }
    }

    private static BsonDocument After(AppendRequest request) => request.PutOffUntil is { } until
        ? new BsonDocument { ["lease_owner"] = BsonNull.Value, ["lease_until"] = until.UtcTicks }
        : PublicationShelf.After(request.NextCursor, request.Lease?.Until);

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
        await _routing.RouteAsync([part]).ConfigureAwait(false);
        await MoveAsync([part]).ConfigureAwait(false);
    }
}
