using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>The publications. Their unique index decides which of many callers is the first.</summary>
internal sealed class PublicationShelf(MongoTables tables)
{
    private IMongoCollection<BsonDocument> All => tables.Of(MongoTables.Publications);

    /// <summary>Stores them; answers for each with the first of its key or id when that is another.</summary>
    public async Task<BsonDocument?[]> StoreAsync(IReadOnlyList<BsonDocument> publications, CancellationToken cancellationToken)
    {
        var firsts = new BsonDocument?[publications.Count];
        int[] left = [.. Enumerable.Range(0, publications.Count)];
        while (left.Length > 0)
        {
            left = await InsertAsync(publications, left, cancellationToken).ConfigureAwait(false);
            var there = await FirstAsync([.. left.Select(place => PublicationDocuments.KeyOf(publications[place]))], cancellationToken).ConfigureAwait(false);
            foreach (var (place, first) in left.Zip(there))
            {
                firsts[place] = first;
            }

            // What was there and is not any more is tried again.
            left = [.. left.Where(place => firsts[place] is null)];
        }

        return firsts;
    }

    /// <summary>For each the first of its key, or what has its id; null when it is new.</summary>
    public async Task<BsonDocument?[]> FirstAsync(IReadOnlyList<(string Producer, string DedupeKey, Guid Id)> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var any = keys.Select(key => new BsonDocument { ["producer"] = key.Producer, ["dedupe_key"] = key.DedupeKey })
            .Append(new BsonDocument("_id", new BsonDocument("$in", Field.List(keys.Select(key => key.Id)))));
        var found = await All.Find(new BsonDocument("$or", new BsonArray(any))).ToListAsync(cancellationToken).ConfigureAwait(false);
        var byKey = found.DistinctBy(PlaceOf).ToDictionary(PlaceOf);
        var byId = found.ToDictionary(one => one.Id("_id"));
        return [.. keys.Select(key => byKey.GetValueOrDefault((key.Producer, key.DedupeKey)) ?? byId.GetValueOrDefault(key.Id))];
    }

    /// <summary>One, or null.</summary>
    public Task<BsonDocument?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        All.Find(new BsonDocument("_id", Field.Of(id))).FirstOrDefaultAsync(cancellationToken)!;

    /// <summary>
    /// Leases the one that is due first and that nobody else holds, other than these; null when there is none. It is not cut off on its
    /// way: what nobody knows to be leased would rest until the lease ends.
    /// </summary>
    public async Task<ClaimedPublication?> ClaimAsync(PublicationClaim claim, IReadOnlyList<Guid> others, DateTimeOffset now)
    {
        var due = new BsonDocument
        {
            ["_id"] = new BsonDocument("$nin", Field.List(others)),
            ["routed"] = false,
            ["due_at"] = new BsonDocument("$lte", now.UtcTicks),
            ["$or"] = new BsonArray
            {
                new BsonDocument("lease_until", new BsonDocument("$lte", now.UtcTicks)), new BsonDocument("lease_owner", Field.Of(claim.Lease.Owner)),
            },
        };
        if (claim.NamedOnly)
        {
            due["segment"] = BsonNull.Value;
        }

        var take = new BsonDocument
        {
            ["$set"] = new BsonDocument { ["lease_owner"] = Field.Of(claim.Lease.Owner), ["lease_until"] = Field.Of(claim.Lease.Until) },
            ["$inc"] = new BsonDocument("claims", 1L),
        };
        var oldest = new FindOneAndUpdateOptions<BsonDocument>
        {
            Sort = new BsonDocument { ["due_at"] = 1, ["_id"] = 1 },
            ReturnDocument = ReturnDocument.After,
        };
        var claimed = await All.FindOneAndUpdateAsync<BsonDocument>(due, take, oldest, CancellationToken.None).ConfigureAwait(false);
        return claimed is null ? null : new ClaimedPublication(PublicationDocuments.Read(claimed), claimed.TextOrNull("cursor"), (int)claimed.Number("claims"));
    }

    /// <summary>Moves a cursor on, gives a claim up, or ends it; false when it passed to another owner.</summary>
    public async Task<bool> MoveAsync(Guid id, Guid owner, BsonDocument set, CancellationToken cancellationToken) =>
        (await All.UpdateOneAsync(Held(id, owner), new BsonDocument("$set", set), cancellationToken: cancellationToken).ConfigureAwait(false)).MatchedCount == 1;

    /// <summary>The same for several, of which nobody asks whether they passed to another owner.</summary>
    public async Task MoveAsync(IEnumerable<(Guid Id, Guid Owner, BsonDocument Set)> moves, CancellationToken cancellationToken)
    {
        WriteModel<BsonDocument>[] writes = [.. moves.Select(move => new UpdateOneModel<BsonDocument>(Held(move.Id, move.Owner), new BsonDocument("$set", move.Set)))];
        if (writes.Length > 0)
        {
            await All.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What <see cref="MoveAsync(Guid, Guid, BsonDocument, CancellationToken)"/> sets after a chunk or a first append.</summary>
    public static BsonDocument After(string? nextCursor, DateTimeOffset? until)
    {
        var after = new BsonDocument
        {
            ["cursor"] = Field.Of(nextCursor),
            ["routed"] = nextCursor is null,
            ["claims"] = 0L,
            ["lease_until"] = until is { } value && nextCursor is not null ? value.UtcTicks : 0L,
        };
        return nextCursor is null ? after.Add("lease_owner", BsonNull.Value) : after;
    }

    /// <summary>What was accepted in a time, oldest first.</summary>
    public Task<IAsyncCursor<BsonDocument>> ReadAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken)
    {
        var where = new BsonDocument("accepted_at", new BsonDocument { ["$gte"] = from.UtcTicks, ["$lt"] = to.UtcTicks });
        if (type is not null)
        {
            where["type"] = type;
        }

        return All.Find(where).Sort(new BsonDocument { ["accepted_at"] = 1, ["_id"] = 1 }).ToCursorAsync(cancellationToken);
    }

    private static BsonDocument Held(Guid id, Guid owner) => new() { ["_id"] = Field.Of(id), ["lease_owner"] = Field.Of(owner) };

    private static (string, string) PlaceOf(BsonDocument publication) => (publication.Text("producer"), publication.Text("dedupe_key"));

    // Answers with the places of those that were there already.
    private async Task<int[]> InsertAsync(IReadOnlyList<BsonDocument> publications, int[] places, CancellationToken cancellationToken)
    {
        try
        {
            await All.InsertManyAsync(places.Select(place => publications[place]), new InsertManyOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (MongoBulkWriteException<BsonDocument> e) when (Duplicate.Only(e))
        {
            return [.. e.WriteErrors.Select(error => places[error.Index])];
        }
    }
}
