using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// Checks the indexes, or makes them. One whose definition changed is made anew. Those of others are left alone, and serve where
/// they are what is needed.
/// </summary>
internal sealed class IndexCheck(MongoTables tables)
{
    // Another node may be dropping and making the same ones.
    private const int MostTries = 3;
    private const int NotFound = 27;
    private const int OptionsConflict = 85;
    private const int KeysConflict = 86;
    private const int DuplicateKey = 11000;

    /// <summary>Null when all is well, else the sentence that mends it.</summary>
    public async Task<string?> RunAsync(bool create, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        foreach (var own in StoreIndex.All.GroupBy(index => index.Collection, StringComparer.Ordinal))
        {
            wrong.AddRange(await CheckAsync([.. own], create, cancellationToken).ConfigureAwait(false));
        }

        return wrong.Count == 0 ? null
            : $"Indexes of the notification collections are missing or of another definition ({string.Join(", ", wrong)}). "
                + "Call PrepareAsync(create: true) once, or let the host's start do it: UseMongo(o => o.CreateIndexes = true).";
    }

    private async Task<IEnumerable<string>> CheckAsync(StoreIndex[] own, bool create, CancellationToken cancellationToken)
    {
        var collection = tables.Of(own[0].Collection);
        var told = await ToldAsync(collection, cancellationToken).ConfigureAwait(false);
        var lacking = Lacking(own, told);
        HashSet<StoreIndex> refused = [];
        for (var tries = 0; create && lacking.Length > 0 && tries < MostTries; tries++)
        {
            foreach (var index in lacking)
            {
                if (!await TryMakeAsync(collection, index, told.Exists(index.HasName), cancellationToken).ConfigureAwait(false))
                {
                    refused.Add(index);
                }
            }

            told = await ToldAsync(collection, cancellationToken).ConfigureAwait(false);
            lacking = Lacking(own, told);
        }

        return lacking.Select(index => $"{collection.CollectionNamespace.CollectionName}.{index.Name}{(refused.Contains(index) ? Doubled(index) : InItsWay(index, told))}");
    }

    private static StoreIndex[] Lacking(StoreIndex[] own, List<BsonDocument> told) => [.. own.Where(index => !told.Exists(index.IsLike))];

    private static string InItsWay(StoreIndex index, List<BsonDocument> told) =>
        told.Find(one => index.HasKeys(one) && !index.HasName(one)) is { } other ? $": {other.Text("name")} has its fields and other options, drop it" : "";

    private static string Doubled(StoreIndex index) => $": some documents have the same {string.Join(" and ", index.Keys.Names)}, leave one of each";

    private static async Task<List<BsonDocument>> ToldAsync(IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        using var cursor = await collection.Indexes.ListAsync(cancellationToken).ConfigureAwait(false);
        return await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    // False when documents are in the way. What they hold is not repeated.
    private static async Task<bool> TryMakeAsync(IMongoCollection<BsonDocument> collection, StoreIndex index, bool isOlder, CancellationToken cancellationToken)
    {
        try
        {
            if (isOlder)
            {
                await collection.Indexes.DropOneAsync(index.Name, cancellationToken).ConfigureAwait(false);
            }

            await collection.Indexes.CreateOneAsync(index.ToModel(), cancellationToken: cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (MongoCommandException e) when (e.Code == DuplicateKey)
        {
            return false;
        }
        catch (MongoCommandException e) when (e.Code is NotFound or OptionsConflict or KeysConflict)
        {
            // Another node was faster, or an index of somebody else's is in the way: what counts is what is there now.
            return true;
        }
    }
}
