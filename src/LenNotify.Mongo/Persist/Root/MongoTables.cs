using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>The collections, by what they are for. The host may name them otherwise.</summary>
internal sealed class MongoTables(IMongoDatabase database, MongoStoreOptions options)
{
    public const string Items = "notifications";
    public const string Deliveries = "deliveries";
    public const string Documents = "notification_preferences";
    public const string Engagements = "notification_analytics";
    public const string States = "notification_states";
    public const string Publications = "notification_publications";
    public const string Books = "notification_contacts";
    public const string Addresses = "notification_addresses";
    public const string Audit = "notification_audit";
    public const string Messages = "notification_provider_messages";
    public const string Channels = "notification_channels";
    public const string Signals = "notification_signals";

    // Together fewer than the connections that the driver opens by itself (100), so that workers always find one.
    private const int MostCalls = 64;
    private const int MostCommits = 16;

    // What was acknowledged has survived: by a majority of a replica set, and in the journal of a server that stands alone.
    internal static readonly WriteConcern Durable = WriteConcern.WMajority.With(journal: true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Items, Deliveries, Documents, Engagements, States, Publications, Books, Addresses, Audit, Messages, Channels, Signals,
    ];

    /// <summary>Whether commits are transactions where there are some.</summary>
    public bool Transactions => options.UseTransactions;

    /// <summary>Whether a start makes what indexes are missing.</summary>
    public bool CreatesIndexes => options.CreateIndexes;

    /// <summary>Whose turn it is, among calls that a host's own work makes.</summary>
    public Turns Turns { get; } = new(MostCalls);

    /// <summary>The same among the commits of a batch that go out side by side.</summary>
    public Turns Commits { get; } = new(MostCommits);

    /// <summary>The database.</summary>
    public IMongoDatabase Database => database;

    /// <summary>One collection. Reads go to the primary and see what a majority has: what was compared must hold when it is set.</summary>
    public IMongoCollection<BsonDocument> Of(string name) => database.GetCollection<BsonDocument>(options.NameOf(name))
        .WithWriteConcern(Durable).WithReadPreference(ReadPreference.Primary);
}
