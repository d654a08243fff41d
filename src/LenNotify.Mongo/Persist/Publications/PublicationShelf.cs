using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>The publications. Their unique index decides which of many callers is the first.</summary>
internal sealed class PublicationShelf(MongoTables tables)
{
    private IMongoCollection<BsonDocument> All => tables.Of(MongoTables.Publications);

    /// <summary>Stores one; answers with the first of its key or id when that is another.</summary>
    public async Task<BsonDocument?> StoreAsync(BsonDocument publication, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await All.InsertOneAsync(publication, cancellationToken: cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
            {
                var first = await FirstAsync(publication.Text("producer"), publication.Text("dedupe_key"), publication.Id("_id"), cancellationToken).ConfigureAwait(false);
                if (first is not null)
                {
                    return first;
                }
            }
        }
    }

    /// <summary>The first of a key, or what has this id; null when it is new.</summary>
    public async Task<BsonDocument?> FirstAsync(string producer, string dedupeKey, Guid id, CancellationToken cancellationToken)
    {
        var byKey = new BsonDocument { ["producer"] = producer, ["dedupe_key"] = dedupeKey };
        return await All.Find(byKey).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
            ?? await FindAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One, or null.</summary>
    public Task<BsonDocument?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        All.Find(new BsonDocument("_id", Field.Of(id))).FirstOrDefaultAsync(cancellationToken)!;

    /// <summary>Leases the one that is due first and that nobody holds, other than these; null when there is none.</summary>
    public async Task<ClaimedPublication?> ClaimAsync(PublicationClaim claim, IReadOnlyList<Guid> others, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new BsonDocument
        {
            ["_id"] = new BsonDocument("$nin", Field.List(others)),
            ["routed"] = false,
            ["due_at"] = new BsonDocument("$lte", now.UtcTicks),
            ["lease_until"] = new BsonDocument("$lte", now.UtcTicks),
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
            Sort = new BsonDocument { ["due_at"] = 1, ["_id"] = 1 }, ReturnDocument = ReturnDocument.After,
        };
        var claimed = await All.FindOneAndUpdateAsync<BsonDocument>(due, take, oldest, cancellationToken).ConfigureAwait(false);
        return claimed is null ? null : new ClaimedPublication(PublicationDocuments.Read(claimed), claimed.TextOrNull("cursor"), (int)claimed.Number("claims"));
    }

    /// <summary>Moves a cursor on, gives a claim up, or ends it; false when it passed to another owner.</summary>
    public async Task<bool> MoveAsync(Guid id, Guid owner, BsonDocument set, CancellationToken cancellationToken)
    {
        var held = new BsonDocument { ["_id"] = Field.Of(id), ["lease_owner"] = Field.Of(owner) };
        return (await All.UpdateOneAsync(held, new BsonDocument("$set", set), cancellationToken: cancellationToken).ConfigureAwait(false)).MatchedCount == 1;
    }

    /// <summary>What <see cref="MoveAsync"/> sets after a chunk or a first append.</summary>
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
}
