using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>What a provider said of its messages, and which deliveries they are. Either may come first.</summary>
internal sealed class MessageDocuments(MongoTables tables)
{
    private IMongoCollection<BsonDocument> All => tables.Of(MongoTables.Messages);

    /// <summary>Ties references to deliveries; answers for each what its provider said already.</summary>
    public async Task<BsonDocument[]> TieAsync(IReadOnlyList<(BsonDocument Delivery, string Reference)> sent, CancellationToken cancellationToken)
    {
        BsonDocument[] ids = [.. sent.Select(one => IdOf(one.Delivery.Text("channel"), one.Reference))];
        WriteModel<BsonDocument>[] writes = [.. ids.Zip(sent).GroupBy(one => one.First, one => one.Second.Delivery).Select(tie => Tie(tie.Key, tie.Last()))];
        if (writes.Length == 0)
        {
            return [];
        }

        while (writes.Length > 0)
        {
            writes = await WriteAsync(writes, cancellationToken).ConfigureAwait(false);
        }

        var found = await All.Find(new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids.Distinct())))).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. ids.Select(id => found.Find(message => message["_id"] == id) ?? [])];
    }

    /// <summary>
    /// Keeps a report if it says more than the one before: an end outweighs what was under way, and the first end stays.
    /// Answers with what is known then; null when the report changed nothing.
    /// </summary>
    public async Task<BsonDocument?> ReportAsync(string channel, string reference, ProviderReport report, CancellationToken cancellationToken)
    {
        var id = IdOf(channel, reference);
        while (true)
        {
            var old = await All.Find(new BsonDocument("_id", id)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (old is not null && (old.Has("reached") || (report.Reached is null && old.Has("at") && old.Instant("at") > report.At)))
            {
                return null;
            }

            var next = old is null ? new BsonDocument("_id", id) : new BsonDocument(old);
            next["reached"] = report.Reached is { } reached ? reached : BsonNull.Value;
            next["status"] = report.Status;
            next["at"] = Field.Of(report.At);
            next["commit"] = (old?.Number("commit") ?? 0) + 1;
            if (await TryWriteAsync(old, next, cancellationToken).ConfigureAwait(false))
            {
                return next;
            }
        }
    }

    // What somebody else made at the same moment is found by the next try.
    private async Task<WriteModel<BsonDocument>[]> WriteAsync(WriteModel<BsonDocument>[] writes, CancellationToken cancellationToken)
    {
        try
        {
            await All.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (MongoBulkWriteException e) when (Duplicate.Only(e))
        {
            return [.. e.WriteErrors.Select(error => writes[error.Index])];
        }
    }

    private static WriteModel<BsonDocument> Tie(BsonDocument id, BsonDocument delivery) => new UpdateOneModel<BsonDocument>(
        new BsonDocument("_id", id),
        new BsonDocument
        {
            ["$set"] = new BsonDocument { ["delivery_id"] = delivery["_id"], ["user_id"] = delivery["user_id"] },
            ["$inc"] = new BsonDocument("commit", 1L),
        })
    {
        IsUpsert = true,
    };

    private async Task<bool> TryWriteAsync(BsonDocument? old, BsonDocument next, CancellationToken cancellationToken)
    {
        try
        {
            if (old is null)
            {
                await All.InsertOneAsync(next, cancellationToken: cancellationToken).ConfigureAwait(false);
                return true;
            }

            var same = new BsonDocument { ["_id"] = old["_id"], ["commit"] = old["commit"] };
            return (await All.ReplaceOneAsync(same, next, cancellationToken: cancellationToken).ConfigureAwait(false)).MatchedCount == 1;
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    private static BsonDocument IdOf(string channel, string reference) => new() { ["channel"] = channel, ["reference"] = reference };
}
