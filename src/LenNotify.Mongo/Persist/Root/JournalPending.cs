using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Writes where it belongs what roots carry, and takes it out of them: a few calls, however many roots there are.</summary>
internal sealed class JournalPending(MongoTables tables)
{
    private static readonly BsonDocument Freed = new("$unset", new BsonDocument { [JournalCommit.Pending] = "", [JournalCommit.Dirty] = "" });

    /// <summary>Does what these roots still have pending.</summary>
    public async Task FinishAsync(string collection, IReadOnlyList<BsonDocument> roots, CancellationToken cancellationToken)
    {
        BsonDocument[] carrying = [.. roots.Where(root => root.Has(JournalCommit.Pending))];
        if (carrying.Length == 0)
        {
            return;
        }

        var writes = carrying.SelectMany(root => root[JournalCommit.Pending].AsBsonArray.Select(
            write => (Write: JournalWrite.Read(write.AsBsonDocument), Commit: root.Number("commit"))));
        foreach (var target in writes.GroupBy(one => one.Write.Collection, StringComparer.Ordinal))
        {
            await WriteAsync(target.Key, [.. target.Select(one => one.Write.ToModel(one.Commit))], cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(collection, [.. carrying.Select(Free)], cancellationToken).ConfigureAwait(false);
    }

    private static WriteModel<BsonDocument> Free(BsonDocument root)
    {
        JournalCommit.Free(root);
        var same = new BsonDocument { ["_id"] = root["_id"], ["commit"] = root["commit"] };
        return root.Flag(JournalCommit.Gone) ? new DeleteOneModel<BsonDocument>(same) : new UpdateOneModel<BsonDocument>(same, Freed);
    }

    // A document that is there already, from this commit or a later one, is as it should be.
    private async Task WriteAsync(string collection, IReadOnlyList<WriteModel<BsonDocument>> writes, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Of(collection).BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoBulkWriteException e) when (Duplicate.Only(e))
        {
        }
    }
}
