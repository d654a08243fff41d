using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace LenNotify.Mongo.Tests;

/// <summary>A database of one test on the server that the environment names.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "LENNOTIFY_MONGO";
    private static readonly ConcurrentDictionary<string, int> CallsOf = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, (int Calls, CancellationTokenSource Cut)> Cuts = new(StringComparer.Ordinal);
    private static readonly Lazy<MongoClient> Client = new(Connect);

    /// <summary>Where the server is; null where none is named.</summary>
    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Why nothing here can run; null when it can.</summary>
    public static string? Missing { get; } =
        string.IsNullOrEmpty(ConnectionString) ? $"{Variable} names no MongoDB server, such as mongodb://127.0.0.1:27017." : null;

    /// <summary>It.</summary>
    public IMongoDatabase Database { get; } = Client.Value.GetDatabase($"lennotify_{Guid.NewGuid():N}");

    /// <summary>How often the server was asked for something in it.</summary>
    public int Calls => CallsOf.GetValueOrDefault(Database.DatabaseNamespace.DatabaseName);

    /// <summary>Cancels when so many more calls have been sent: the last of them is on its way.</summary>
    public void CutAfter(int calls, CancellationTokenSource cut) => Cuts[Database.DatabaseNamespace.DatabaseName] = (Calls + calls + 1, cut);

    /// <summary>What the server says of itself.</summary>
    public Task<BsonDocument> HelloAsync() => Database.Client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1));

    /// <summary>One of its collections.</summary>
    public IMongoCollection<BsonDocument> Of(string name) => Database.GetCollection<BsonDocument>(name);

    public async ValueTask DisposeAsync() => await Client.Value.DropDatabaseAsync(Database.DatabaseNamespace.DatabaseName);

    private static MongoClient Connect()
    {
        var settings = MongoClientSettings.FromConnectionString(ConnectionString);
        settings.ClusterConfigurator = cluster => cluster.Subscribe<CommandStartedEvent>(call => Count(call.DatabaseNamespace.DatabaseName));
        return new MongoClient(settings);
    }

    private static void Count(string name)
    {
        if (CallsOf.AddOrUpdate(name, 1, (_, calls) => calls + 1) == (Cuts.TryGetValue(name, out var cut) ? cut.Calls : 0))
        {
            cut.Cut.Cancel();
        }
    }
}
