using System.Runtime.CompilerServices;
using LenNotify.Storage;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Role 9 in MongoDB. Signals are documents that soon go away; a replica set tells of them by itself, elsewhere they are looked for.</summary>
internal sealed partial class MongoSignals(MongoTables tables, Deployment deployment, TimeProvider time, ILogger logger) : IStoreSignals
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    // By how much the clocks of nodes may differ before a signal is missed, which costs a poll of what it was about.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    // Who may not follow changes now may be allowed to later.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(10);

    public async Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken)
    {
        var hello = await deployment.HelloAsync(cancellationToken).ConfigureAwait(false);
        return new DateTimeOffset(hello["localTime"].ToUniversalTime(), TimeSpan.Zero);
    }

    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        topics.Count == 0 ? Task.CompletedTask : tables.Of(MongoTables.Signals).WithWriteConcern(WriteConcern.W1).InsertOneAsync(
            new BsonDocument
            {
                ["_id"] = Field.Of(Token.Next()),
                ["topics"] = Field.List(topics.Distinct(StringComparer.Ordinal)),
                ["at"] = Field.Date(time.GetUtcNow()),
            },
            cancellationToken: cancellationToken);

    public async IAsyncEnumerable<string> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var isTold = await deployment.TellsOfChangesAsync(cancellationToken).ConfigureAwait(false);
        using var changes = isTold ? await TryWatchAsync(cancellationToken).ConfigureAwait(false) : null;
        var until = isTold ? time.GetUtcNow() + BetweenTries : DateTimeOffset.MaxValue;
        await foreach (var topic in (changes is null ? PollAsync(until, cancellationToken) : FollowAsync(changes, cancellationToken)).ConfigureAwait(false))
        {
            yield return topic;
        }
    }

    // Null where the server refuses it, as it does to whom it gave no leave.
    private async Task<IChangeStreamCursor<ChangeStreamDocument<BsonDocument>>?> TryWatchAsync(CancellationToken cancellationToken)
    {
        var inserted = new EmptyPipelineDefinition<ChangeStreamDocument<BsonDocument>>().Match(new BsonDocument("operationType", "insert"));
        try
        {
            return await tables.Of(MongoTables.Signals).WatchAsync(inserted, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException refused)
        {
            LogRefused(refused.Code);
            return null;
        }
    }

    private static async IAsyncEnumerable<string> FollowAsync(
        IChangeStreamCursor<ChangeStreamDocument<BsonDocument>> changes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await changes.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var topic in changes.Current.SelectMany(change => TopicsOf(change.FullDocument)))
            {
                yield return topic;
            }
        }
    }

    private async IAsyncEnumerable<string> PollAsync(DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var signals = tables.Of(MongoTables.Signals);
        var from = time.GetUtcNow();
        Dictionary<BsonValue, DateTime> seen = [];
        while (time.GetUtcNow() < until)
        {
            var since = new BsonDocument("at", new BsonDocument("$gte", Field.Date(from)));
            var found = await signals.Find(since).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var topic in found.Where(signal => seen.TryAdd(signal["_id"], signal["at"].ToUniversalTime())).SelectMany(TopicsOf))
            {
                yield return topic;
            }

            from = new[] { from, time.GetUtcNow() - Overlap }.Max();
            foreach (var old in seen.Where(one => one.Value < from.UtcDateTime).Select(one => one.Key).ToList())
            {
                seen.Remove(old);
            }

            await Task.Delay(Pace, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> TopicsOf(BsonDocument signal) => signal["topics"].AsBsonArray.Select(topic => topic.AsString);

    [LoggerMessage(4320, LogLevel.Warning, "The MongoDB server refused a change stream (error {Code}), so this node looks for signals; its user needs changeStream.")]
    private partial void LogRefused(int code);
}
