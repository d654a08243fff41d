using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// A commit where there are transactions: the root is compared and set on its number, and what follows from it is written in
/// the same transaction. Nothing is pending afterwards, and nobody sees the one without the other.
/// </summary>
internal sealed class JournalTransaction(MongoTables tables)
{
    private const string Transient = "TransientTransactionError";
    private const string UnknownResult = "UnknownTransactionCommitResult";
    private const int MostCommits = 5;
    private static readonly TransactionOptions Options = new(ReadConcern.Snapshot, ReadPreference.Primary, MongoTables.Durable);

    /// <summary>Commits; false when another commit came first, or the server gave this one up, and nothing was written.</summary>
    public async Task<bool> TryCommitAsync(
        string collection, BsonDocument? old, BsonDocument next, IReadOnlyList<JournalWrite> writes, CancellationToken cancellationToken)
    {
        // Whatever ends this early ends the transaction, and what it wrote.
        using var session = await tables.Database.Client.StartSessionAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        session.StartTransaction(Options);
        try
        {
            if (!await TryWriteAsync(session, tables.Of(collection), old, next, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            var commit = next.Number("commit");
            foreach (var target in writes.GroupBy(write => write.Collection, StringComparer.Ordinal))
            {
                await tables.Of(target.Key).BulkWriteAsync(
                    session, target.Select(write => write.ToModel(commit)), new BulkWriteOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
            }

            await CommitAsync(session).ConfigureAwait(false);
            return true;
        }
        catch (MongoException error) when (error.HasErrorLabel(Transient))
        {
            return false;
        }
    }

    private static async Task<bool> TryWriteAsync(
        IClientSessionHandle session, IMongoCollection<BsonDocument> roots, BsonDocument? old, BsonDocument next, CancellationToken cancellationToken)
    {
        if (old is not null)
        {
            var unchanged = new BsonDocument { ["_id"] = old["_id"], ["commit"] = old["commit"] };
            return next.Flag(Journal.Gone)
                ? (await roots.DeleteOneAsync(session, unchanged, cancellationToken: cancellationToken).ConfigureAwait(false)).DeletedCount == 1
                : (await roots.ReplaceOneAsync(session, unchanged, next, cancellationToken: cancellationToken).ConfigureAwait(false)).MatchedCount == 1;
        }

        if (next.Flag(Journal.Gone))
        {
            return true;
        }

        try
        {
            await roots.InsertOneAsync(session, next, cancellationToken: cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    // Whether it came through is not known when a primary went meanwhile; saying it again changes nothing.
    private static async Task CommitAsync(IClientSessionHandle session)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await session.CommitTransactionAsync(CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (MongoException error) when (tries < MostCommits && error.HasErrorLabel(UnknownResult))
            {
            }
        }
    }
}
