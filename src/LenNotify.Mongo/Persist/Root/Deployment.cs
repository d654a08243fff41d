using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// What the server can do, asked once: a replica set and a sharded cluster have transactions and tell of changes, a server that
/// stands alone has neither.
/// </summary>
internal sealed partial class Deployment(MongoTables tables, ILogger logger)
{
    private const int Unknown = 0;
    private const int Alone = 1;
    private const int Replicated = 2;
    private int _kind;

    /// <summary>Whether commits are transactions.</summary>
    public async ValueTask<bool> HasTransactionsAsync(CancellationToken cancellationToken) =>
        tables.Transactions && await IsReplicatedAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Whether there are change streams.</summary>
    public async ValueTask<bool> IsReplicatedAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _kind) is not Unknown and var known)
        {
            return known == Replicated;
        }

        var hello = await HelloAsync(cancellationToken).ConfigureAwait(false);
        var isReplicated = hello.Has("setName") || hello.TextOrNull("msg") == "isdbgrid";
        if (Interlocked.CompareExchange(ref _kind, isReplicated ? Replicated : Alone, Unknown) == Unknown)
        {
            LogChosen(
                isReplicated && tables.Transactions ? "in transactions" : "by one compare-and-set of the person's document, without transactions",
                isReplicated ? "change streams" : "polling");
        }

        return isReplicated;
    }

    /// <summary>The server's own account of itself.</summary>
    public Task<BsonDocument> HelloAsync(CancellationToken cancellationToken) =>
        tables.Database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.Primary, cancellationToken);

    [LoggerMessage(5000, LogLevel.Information, "The MongoDB store commits {How} and wakes nodes by {Way}.")]
    private partial void LogChosen(string how, string way);
}
