using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// Compares and sets roots without a transaction. New ones are inserted all at once, and the server tells which were there already. Of
/// replaced ones it would tell only how many had changed meanwhile, not which: each is a call of its own, many at the same time. None is
/// cut off on its way: whoever ends would not know what it had started.
/// </summary>
internal sealed class JournalRoots(MongoTables tables)
{
    /// <summary>Sets; tells the place of each that is.</summary>
    public async Task SetAsync(string collection, IReadOnlyList<JournalCommit> commits, Action<int> set, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var roots = tables.Of(collection);
        int[] old = [.. Places(commits, isNew: false)];
        int[] added = [.. Places(commits, isNew: true)];
        var calls = old.Select(ReplaceAsync).ToList();
        if (added.Length > 0)
        {
            calls.Add(InsertAsync(roots, commits, added, set));
        }

        await Task.WhenAll(calls).ConfigureAwait(false);

        async Task ReplaceAsync(int place)
        {
            Task<bool> Replace() => ReplaceOneAsync(roots, commits[place]);
            if (await (old.Length == 1 ? Replace() : tables.Commits.TakeAsync(Replace, cancellationToken)).ConfigureAwait(false))
            {
                set(place);
            }
        }
    }

    private static IEnumerable<int> Places(IReadOnlyList<JournalCommit> commits, bool isNew) =>
        Enumerable.Range(0, commits.Count).Where(place => commits[place].Old is null == isNew);

    private static async Task<bool> ReplaceOneAsync(IMongoCollection<BsonDocument> roots, JournalCommit commit) =>
        (await roots.ReplaceOneAsync(commit.Unchanged, commit.Next, cancellationToken: CancellationToken.None).ConfigureAwait(false)).MatchedCount == 1;

    private static async Task InsertAsync(
        IMongoCollection<BsonDocument> roots, IReadOnlyList<JournalCommit> commits, int[] places, Action<int> set)
    {
        HashSet<int> there = [];
        try
        {
            var added = places.Select(place => commits[place].Next);
            await roots.InsertManyAsync(added, new InsertManyOptions { IsOrdered = false }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (MongoBulkWriteException<BsonDocument> e) when (Duplicate.Only(e))
        {
            there.UnionWith(e.WriteErrors.Select(error => error.Index));
        }

        for (var nth = 0; nth < places.Length; nth++)
        {
            if (!there.Contains(nth))
            {
                set(places[nth]);
            }
        }
    }
}
