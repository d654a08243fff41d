using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// Commits where there are transactions: roots are compared and set on their numbers, and what follows from them is written in
/// the same transaction. Nothing is pending afterwards, and nobody sees the one without the other.
/// </summary>
internal sealed class JournalTransaction(MongoTables tables)
{
    private const string Transient = "TransientTransactionError";
    private const string UnknownResult = "UnknownTransactionCommitResult";
    private const int MostCommits = 5;
    private static readonly TransactionOptions Options = new(ReadConcern.Snapshot, ReadPreference.Primary, MongoTables.Durable);
    private static readonly BulkWriteOptions AnyOrder = new() { IsOrdered = false };

    /// <summary>
    /// Commits all of them; false when another commit came first for one, or the server gave this up, and nothing was written.
    /// </summary>
    public async Task<bool> TryCommitAsync(string collection, IReadOnlyList<JournalCommit> commits, CancellationToken cancellationToken)
    {
        // Whatever ends this early ends the transaction, and what it wrote.
        using var session = await tables.Database.Client.StartSessionAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        session.StartTransaction(Options);
        try
        {
            if (!await TryWriteAsync(session, tables.Of(collection), commits, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            var writes = commits.SelectMany(commit => commit.Writes.Select(write => (write.Collection, Model: write.ToModel(commit.Number))));
            foreach (var target in writes.GroupBy(write => write.Collection, StringComparer.Ordinal))
            {
                await tables.Of(target.Key).BulkWriteAsync(session, target.Select(write => write.Model), AnyOrder, cancellationToken).ConfigureAwait(false);
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
        IClientSessionHandle session, IMongoCollection<BsonDocument> roots, IReadOnlyList<JournalCommit> commits, CancellationToken cancellationToken)
    {
        WriteModel<BsonDocument>[] writes = [.. commits.Select(ToModel).OfType<WriteModel<BsonDocument>>()];
        if (writes.Length == 0)
        {
            return true;
        }

        try
        {
            var written = await roots.BulkWriteAsync(session, writes, AnyOrder, cancellationToken).ConfigureAwait(false);
            return written.MatchedCount + written.InsertedCount + written.DeletedCount == writes.Length;
        }
        catch (MongoBulkWriteException e) when (Duplicate.Only(e))
        {
            return false;
        }
    }

    // A root that is to go and never was is no write.
    private static WriteModel<BsonDocument>? ToModel(JournalCommit commit) => commit switch
    {
        { Old: null, IsLast: true } => null,
        { Old: null } => new InsertOneModel<BsonDocument>(commit.Next),
        { IsLast: true } => new DeleteOneModel<BsonDocument>(commit.Unchanged),
        _ => new ReplaceOneModel<BsonDocument>(commit.Unchanged, commit.Next),
    };

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
