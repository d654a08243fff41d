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
    private readonly JournalTransaction _transaction = new(tables);
    private readonly JournalPending _pending = new(tables);
    private readonly JournalRoots _roots = new(tables);

    /// <summary>Reads a root with nothing pending any more; null when there is none.</summary>
    public async Task<BsonDocument?> ReadAsync(string collection, BsonValue id, CancellationToken cancellationToken) =>
        (await ReadManyAsync(collection, new BsonDocument("_id", id), cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>Reads several; those that there are not are not among them.</summary>
    public async Task<List<BsonDocument>> ReadManyAsync(string collection, BsonDocument where, CancellationToken cancellationToken)
    {
        var found = await tables.Of(collection).Find(where).ToListAsync(cancellationToken).ConfigureAwait(false);
        await _pending.FinishAsync(collection, found, cancellationToken).ConfigureAwait(false);
        return found.FindAll(root => !root.Flag(JournalCommit.Gone));
    }

    /// <summary>Commits; false when another commit of this root came first, and nothing was written.</summary>
    public async Task<bool> TryCommitAsync(string collection, JournalCommit commit, CancellationToken cancellationToken)
    {
        var done = false;
        await CommitAsync(collection, [commit], _ => done = true, cancellationToken).ConfigureAwait(false);
        return done;
    }

    /// <summary>
    /// Commits several roots of a collection, each by itself. It tells of each that is committed, also when it fails later on; of the
    /// others another commit came first, and nothing was written.
    /// </summary>
    /// <param name="collection">Where the roots lie.</param>
    /// <param name="commits">One for each root.</param>
    /// <param name="committed">Told the place of each that is.</param>
    /// <param name="cancellationToken">Heeded until a commit; what follows from it is not given up any more.</param>
    public async Task CommitAsync(string collection, IReadOnlyList<JournalCommit> commits, Action<int> committed, CancellationToken cancellationToken)
    {
        foreach (var commit in commits)
        {
            commit.Carrying();
        }

        if (await deployment.HasTransactionsAsync(cancellationToken).ConfigureAwait(false))
        {
            await TransactAsync(collection, commits, committed, cancellationToken).ConfigureAwait(false);
            return;
        }

        List<BsonDocument> set = [];
        try
        {
            await _roots.SetAsync(collection, commits, Set, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _pending.FinishAsync(collection, set, CancellationToken.None).ConfigureAwait(false);
        }

        void Set(int place)
        {
            lock (set)
            {
                set.Add(commits[place].Next);
                committed(place);
            }
        }
    }

    /// <summary>Finishes what others left pending, some of it.</summary>
    public async Task SweepAsync(string collection, CancellationToken cancellationToken)
    {
        var left = await tables.Of(collection).Find(new BsonDocument(JournalCommit.Dirty, true))
            .Limit(50).ToListAsync(cancellationToken).ConfigureAwait(false);
        await _pending.FinishAsync(collection, left, cancellationToken).ConfigureAwait(false);
    }

    // All in one transaction; when somebody else was faster with one of them, each in its own.
    private async Task TransactAsync(string collection, IReadOnlyList<JournalCommit> commits, Action<int> committed, CancellationToken cancellationToken)
    {
        foreach (var commit in commits)
        {
            JournalCommit.Free(commit.Next);
        }

        var together = await _transaction.TryCommitAsync(collection, commits, cancellationToken).ConfigureAwait(false);
        for (var place = 0; place < commits.Count; place++)
        {
            if (together || (commits.Count > 1 && await _transaction.TryCommitAsync(collection, [commits[place]], cancellationToken).ConfigureAwait(false)))
            {
                committed(place);
            }
        }
    }
}
