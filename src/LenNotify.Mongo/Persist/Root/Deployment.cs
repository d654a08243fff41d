using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>What the server can do, asked once.</summary>
/// <remarks>
/// Transactions are used on a replica set only. On a sharded cluster a read beside a transaction may see a part of it, and what is
/// read here of a person must be all that the person's document counts: there that document alone is the commit, too.
/// </remarks>
internal sealed partial class Deployment(MongoTables tables, ILogger logger)
{
    private Kind? _kind;

    private sealed record Kind(bool HasTransactions, bool TellsOfChanges);

    /// <summary>Whether commits are transactions.</summary>
    public async ValueTask<bool> HasTransactionsAsync(CancellationToken cancellationToken) =>
        (await KindAsync(cancellationToken).ConfigureAwait(false)).HasTransactions;

    /// <summary>Whether there are change streams.</summary>
    public async ValueTask<bool> TellsOfChangesAsync(CancellationToken cancellationToken) =>
        (await KindAsync(cancellationToken).ConfigureAwait(false)).TellsOfChanges;

    /// <summary>The server's own account of itself.</summary>
    public Task<BsonDocument> HelloAsync(CancellationToken cancellationToken) =>
        tables.Database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.Primary, cancellationToken);

    private async ValueTask<Kind> KindAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _kind) is { } known)
        {
            return known;
        }

        var hello = await HelloAsync(cancellationToken).ConfigureAwait(false);
        var isReplicaSet = hello.Has("setName");
        var kind = new Kind(isReplicaSet && tables.Transactions, isReplicaSet || hello.TextOrNull("msg") == "isdbgrid");
        if (Interlocked.CompareExchange(ref _kind, kind, null) is { } earlier)
        {
            return earlier;
        }

        LogChosen(
            kind.HasTransactions ? "in transactions" : "by one compare-and-set of the person's document, without transactions",
            kind.TellsOfChanges ? "change streams" : "polling");
        return kind;
    }

    [LoggerMessage(5000, LogLevel.Information, "The MongoDB store commits {How} and wakes nodes by {Way}.")]
    private partial void LogChosen(string how, string way);
}
