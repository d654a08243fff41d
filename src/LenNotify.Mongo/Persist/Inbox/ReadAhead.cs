using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// Reads documents of several people with one call, after the people and before their changes. What a change asks for by the same field
/// and values is answered from here.
/// </summary>
internal sealed class ReadAhead(MongoTables tables, IReadOnlyList<string> userIds, CancellationToken cancellationToken)
{
    private readonly Dictionary<(string Collection, string Field, BsonValue Value), List<BsonDocument>> _read = [];

    /// <summary>Reads, once, those whose field has one of these values.</summary>
    public async Task<IReadOnlyList<BsonDocument>> ReadAsync(string collection, string field, IEnumerable<BsonValue> values)
    {
        BsonValue[] wanted = [.. values.Distinct()];
        BsonValue[] missing = [.. wanted.Where(value => !_read.ContainsKey((collection, field, value)))];
        if (missing.Length > 0)
        {
            // An id names one document; whose it is, is looked at when a person asks for it.
            var where = new BsonDocument(field, In(missing));
            where = field == "_id" ? where : where.Add("user_id", In(userIds.Select(Field.Of)));
            Keep(collection, field, missing, await FindAsync(collection, where).ConfigureAwait(false));
        }

        return [.. wanted.SelectMany(value => _read[(collection, field, value)])];
    }

    /// <summary>One person's, by the ids that they have.</summary>
    public async Task<List<BsonDocument>> FindAsync(string userId, string collection, string field, IEnumerable<BsonValue> values)
    {
        List<BsonDocument> found = [];
        HashSet<BsonValue> missing = [];
        foreach (var value in values.Distinct())
        {
            if (!_read.TryGetValue((collection, field, value), out var known))
            {
                missing.Add(value);
            }
            else
            {
                found.AddRange(known.Where(document => document["user_id"] == userId));
            }
        }

        if (missing.Count > 0)
        {
            found.AddRange(await FindAsync(collection, new BsonDocument(field, In(missing)) { ["user_id"] = userId }).ConfigureAwait(false));
        }

        found.Sort((one, other) => one["_id"].CompareTo(other["_id"]));
        return found;
    }

    /// <summary>What fits, by id.</summary>
    public Task<List<BsonDocument>> FindAsync(string collection, BsonDocument where) =>
        tables.Of(collection).Find(where).Sort(new BsonDocument("_id", 1)).ToListAsync(cancellationToken);

    private void Keep(string collection, string field, BsonValue[] values, List<BsonDocument> found)
    {
        foreach (var value in values)
        {
            _read[(collection, field, value)] = [];
        }

        found.ForEach(document => _read[(collection, field, document[field])].Add(document));
    }

    private static BsonDocument In(IEnumerable<BsonValue> values) => new("$in", new BsonArray(values));
}
