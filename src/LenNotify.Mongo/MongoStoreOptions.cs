namespace LenNotify;

/// <summary>How the store uses its database.</summary>
public sealed class MongoStoreOptions
{
    private const int MostLetters = 100;

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

    internal string NameOf(string collection) => CollectionNames.TryGetValue(collection, out var name) ? name : collection;

    internal void Check()
    {
        List<Problem> problems = [];
        foreach (var (own, name) in CollectionNames)
        {
            if (!MongoTables.All.Contains(own))
            {
                problems.Add(new Problem(nameof(CollectionNames), "There is no such collection to name otherwise.", string.Join(", ", MongoTables.All)));
            }

            if (string.IsNullOrWhiteSpace(name) || name.Length > MostLetters || name.IndexOfAny(['$', '\0']) >= 0 || name.StartsWith("system.", StringComparison.Ordinal))
            {
                problems.Add(new Problem(nameof(CollectionNames), "The database takes no such name.", $"1 to {MostLetters} letters without $, not system."));
            }
        }

        if (MongoTables.All.Select(NameOf).Distinct(StringComparer.Ordinal).Count() < MongoTables.All.Count)
        {
            problems.Add(new Problem(nameof(CollectionNames), "Two collections have one name.", "a name of its own for each"));
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException("options of the MongoDB store", problems);
        }
    }
}
