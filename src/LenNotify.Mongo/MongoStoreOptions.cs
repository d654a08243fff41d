using System.Text;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>How the store uses its database.</summary>
public sealed class MongoStoreOptions
{
    // The server takes 255 bytes for a database's name (at most 63), a point and a collection's.
    private const int MostBytes = 100;
    private const int MostBytesOfDatabase = 63;
    private const string NotInDatabase = "/\\. \"$*<>:|?\0";

    /// <summary>
    /// Where the database is, with its name as the path (<c>notifications</c> if there is none); null for the host's own
    /// <c>IMongoDatabase</c>.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Other names for collections, by the name that they have of their own: <c>notifications</c>, <c>deliveries</c>,
    /// <c>notification_preferences</c> and so on, as the package's README lists them.
    /// </summary>
    public IDictionary<string, string> CollectionNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether a commit is a transaction on a replica set; otherwise, and on every other deployment, one document is the commit. Either
    /// way nothing is lost or written by halves.
    /// </summary>
    public bool UseTransactions { get; set; } = true;

    /// <summary>
    /// Whether the host's start makes the indexes that are missing and makes those anew whose definition changed. Without, it
    /// stops and names them, for whoever makes indexes by other means.
    /// </summary>
    public bool CreateIndexes { get; set; } = true;

    internal string NameOf(string collection) => CollectionNames.TryGetValue(collection, out var name) ? name : collection;

    internal void Check()
    {
        List<Problem> problems = [.. AddressProblems(), .. NameProblems()];
        if (problems.Count > 0)
        {
            throw new InvalidInputException("options of the MongoDB store", problems);
        }
    }

    // What the driver says of an address repeats it with its password, so none of that is passed on.
    private Problem[] AddressProblems()
    {
        if (ConnectionString is null)
        {
            return [];
        }

        try
        {
            return DatabaseProblems(new MongoUrl(ConnectionString).DatabaseName);
        }
        catch (Exception e) when (e is MongoConfigurationException or ArgumentException or FormatException)
        {
            return [new Problem(nameof(ConnectionString), "It is no address of a MongoDB server.", "mongodb://host:27017/database, or mongodb+srv://host/database")];
        }
    }

    private static Problem[] DatabaseProblems(string? name) => name is null || IsDatabase(name) ? [] :
    [
        new Problem(
            $"{nameof(ConnectionString)} (the database's name)",
            "The server takes no such name.",
            $"1 to {MostBytesOfDatabase} bytes, without blanks and any of /\\.\"$*<>:|?"),
    ];

    private static bool IsDatabase(string name) => Encoding.UTF8.GetByteCount(name) <= MostBytesOfDatabase && name.IndexOfAny([.. NotInDatabase]) < 0;

    private List<Problem> NameProblems()
    {
        List<Problem> problems = [];
        foreach (var (own, name) in CollectionNames)
        {
            if (!MongoTables.All.Contains(own))
            {
                problems.Add(new Problem(nameof(CollectionNames), "There is no such collection to name otherwise.", string.Join(", ", MongoTables.All)));
            }

            if (!IsCollection(name))
            {
                problems.Add(new Problem(
                    $"{nameof(CollectionNames)}[{own}]", "The database takes no such name.", $"1 to {MostBytes} bytes without $, not beginning with a point or system."));
            }
        }

        if (MongoTables.All.Select(NameOf).Distinct(StringComparer.Ordinal).Count() < MongoTables.All.Count)
        {
            problems.Add(new Problem(nameof(CollectionNames), "Two collections have one name.", "a name of its own for each"));
        }

        return problems;
    }

    private static bool IsCollection(string name) => !string.IsNullOrWhiteSpace(name) && Encoding.UTF8.GetByteCount(name) <= MostBytes
        && name.IndexOfAny(['$', '\0']) < 0 && name[0] != '.' && !name.StartsWith("system.", StringComparison.Ordinal);
}
