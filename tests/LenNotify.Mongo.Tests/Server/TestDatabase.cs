using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

/// <summary>A database of one test on the server that the environment names.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "LENNOTIFY_MONGO";
    private static readonly Lazy<MongoClient> Client = new(() => new MongoClient(ConnectionString));

    /// <summary>Where the server is; null where none is named.</summary>
    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Why nothing here can run; null when it can.</summary>
    public static string? Missing { get; } =
        string.IsNullOrEmpty(ConnectionString) ? $"{Variable} names no MongoDB server, such as mongodb://127.0.0.1:27017." : null;

    /// <summary>It.</summary>
    public IMongoDatabase Database { get; } = Client.Value.GetDatabase($"lennotify_{Guid.NewGuid():N}");

    /// <summary>One of its collections.</summary>
    public IMongoCollection<BsonDocument> Of(string name) => Database.GetCollection<BsonDocument>(name);

    public async ValueTask DisposeAsync() => await Client.Value.DropDatabaseAsync(Database.DatabaseNamespace.DatabaseName);
}
