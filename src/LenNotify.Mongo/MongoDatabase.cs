using MongoDB.Driver;

namespace LenNotify;

/// <summary>The database, and the client that is ours where the host gave an address rather than a database.</summary>
internal sealed class MongoDatabase(IMongoDatabase value, IDisposable? client) : IDisposable
{
    private const string OurName = "notifications";

    /// <summary>It.</summary>
    public IMongoDatabase Value => value;

    /// <summary>The one that the address names.</summary>
    public static MongoDatabase At(string address)
    {
        var url = new MongoUrl(address);
        var client = new MongoClient(url);
        return new MongoDatabase(client.GetDatabase(url.DatabaseName ?? OurName), client);
    }

    /// <summary>The host's own.</summary>
    public static MongoDatabase Of(IMongoDatabase? database) => new(
        database ?? throw new InvalidOperationException(
            "The store needs a database. Register an IMongoDatabase, or name one: UseMongo(o => o.ConnectionString = \"mongodb://…/shop\")."),
        null);

    public void Dispose() => client?.Dispose();
}
