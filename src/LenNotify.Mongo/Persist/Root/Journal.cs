using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// A commit that needs no transaction. One document, the root, is compared and set on its number; in the same write it takes along
/// the text of everything that follows from it. That single write is the commit. What follows is then written where it
/// belongs and taken out of the root; should the process die in between, whoever meets the root next does it. Where there are
/// transactions, one of them holds all of it, and nothing is ever pending.
/// </summary>
internal sealed class Journal(MongoTables tables, Deployment deployment)
{
    /// <summary>The most that one commit may carry: a document of the database holds 16 MB.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>In a root that is to go once what it has pending is done.</summary>
    public const string Gone = "gone";

    private const string Pending = "pending";
    private const string Dirty = "dirty";

    /// <summary>Reads a root with nothing pending any more; null when there is none.</summary>
    public async Task<BsonDocument?> ReadAsync(string collection, BsonValue id, CancellationToken cancellationToken)
    {
        var root = await tables.Of(collection).Find(new BsonDocument("_id", id)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (root is not null)
        {
            await FinishAsync(collection, root, cancellationToken).ConfigureAwait(false);
        }

        return root is null || root.Flag(Gone) ? null : root;
    }

    /// <summary>Commits; false when another commit of this root came first, and nothing was written.</summary>
    /// <param name="collection">Where the root lies.</param>
    /// <param name="old">The root as it was read; null when there was none.</param>
    /// <param name="next">The root as it shall be.</param>
    /// <param name="writes">What follows from it.</param>
    /// <param name="first">The number of a root's first commit: beyond those of an earlier root with this id.</param>
    /// <param name="cancellationToken">Heeded until the commit; what follows from it is not given up any more.</param>
    public async Task<bool> TryCommitAsync(
        string collection, BsonDocument? old, BsonDocument next, IReadOnlyList<JournalWrite> writes, long first, CancellationToken cancellationToken)
    {
        var commit = old is null ? first : old.Number("commit") + 1;
        next["commit"] = commit;
        next.Remove(Pending);
        next.Remove(Dirty);
        if (writes.Count > 0)
        {
            next[Dirty] = true;
            next[Pending] = new BsonArray(writes.Select(write => write.ToBson()));
        }

        if (next.ToBson().Length > MostBytes)
        {
            throw new InvalidInputException(
                "write to the store", [new Problem("size", "What is to be written for one person at once is too large.", $"{MostBytes} bytes")]);
        }

        if (await deployment.HasTransactionsAsync(cancellationToken).ConfigureAwait(false))
        {
            next.Remove(Pending);
            next.Remove(Dirty);
            return await new JournalTransaction(tables).TryCommitAsync(collection, old, next, writes, cancellationToken).ConfigureAwait(false);
        }

        if (!await TryWriteAsync(tables.Of(collection), old, next, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await FinishAsync(collection, next, CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>Does what a root still has pending, and takes it out of the root.</summary>
    public async Task FinishAsync(string collection, BsonDocument root, CancellationToken cancellationToken)
    {
        if (!root.Has(Pending))
        {
            return;
        }

        var commit = root.Number("commit");
        var writes = root[Pending].AsBsonArray.Select(write => JournalWrite.Read(write.AsBsonDocument));
        foreach (var target in writes.GroupBy(write => write.Collection, StringComparer.Ordinal))
        {
            await WriteAsync(tables.Of(target.Key), [.. target.Select(write => write.ToModel(commit))], cancellationToken).ConfigureAwait(false);
        }

        root.Remove(Pending);
        root.Remove(Dirty);
        var same = new BsonDocument { ["_id"] = root["_id"], ["commit"] = commit };
        await (root.Flag(Gone)
            ? (Task)tables.Of(collection).DeleteOneAsync(same, cancellationToken)
            : tables.Of(collection).UpdateOneAsync(
                same,
                new BsonDocument("$unset", new BsonDocument { [Pending] = "", [Dirty] = "" }),
                cancellationToken: cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Finishes what others left pending, some of it.</summary>
    public async Task SweepAsync(string collection, CancellationToken cancellationToken)
    {
        var left = await tables.Of(collection).Find(new BsonDocument(Dirty, true))
            .Limit(50).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var root in left)
        {
            await FinishAsync(collection, root, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> TryWriteAsync(
        IMongoCollection<BsonDocument> roots, BsonDocument? old, BsonDocument next, CancellationToken cancellationToken)
    {
        if (old is not null)
        {
            var unchanged = new BsonDocument { ["_id"] = old["_id"], ["commit"] = old["commit"] };
            return (await roots.ReplaceOneAsync(unchanged, next, cancellationToken: cancellationToken).ConfigureAwait(false)).MatchedCount == 1;
        }

        try
        {
            await roots.InsertOneAsync(next, cancellationToken: cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    // A document that is there already, from this commit or a later one, is as it should be.
    private static async Task WriteAsync(
        IMongoCollection<BsonDocument> target, IReadOnlyList<WriteModel<BsonDocument>> writes, CancellationToken cancellationToken)
    {
        try
        {
            await target.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoBulkWriteException e) when (e.WriteConcernError is null && e.WriteErrors.All(error => error.Category == ServerErrorCategory.DuplicateKey))
        {
        }
    }
}
