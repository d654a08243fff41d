using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>What a provider said of its messages, and which deliveries they are. Either may come first.</summary>
internal sealed class MessageDocuments(MongoTables tables)
{
    private IMongoCollection<BsonDocument> All => tables.Of(MongoTables.Messages);

    /// <summary>Ties a reference to a delivery; answers what the provider said already.</summary>
    public async Task<BsonDocument> TieAsync(BsonDocument delivery, string reference, CancellationToken cancellationToken)
    {
        var set = new BsonDocument
        {
            ["$set"] = new BsonDocument { ["delivery_id"] = delivery["_id"], ["user_id"] = delivery["user_id"] },
            ["$inc"] = new BsonDocument("commit", 1L),
        };
        while (true)
        {
            try
            {
                return await All.FindOneAndUpdateAsync<BsonDocument>(
                    new BsonDocument("_id", IdOf(delivery.Text("channel"), reference)),
                    set,
                    new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (MongoCommandException e) when (e.Code == 11000)
            {
                // Somebody else made it at the same moment; the next try finds it.
            }
        }
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
