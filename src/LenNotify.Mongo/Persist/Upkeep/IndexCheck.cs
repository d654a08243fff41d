using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Checks the indexes, or makes them. One whose definition changed is made anew; those of others are left alone.</summary>
internal sealed class IndexCheck(MongoTables tables)
{
    /// <summary>Null when all is well, else the sentence that mends it.</summary>
    public async Task<string?> RunAsync(bool create, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        foreach (var own in StoreIndex.All.GroupBy(index => index.Collection, StringComparer.Ordinal))
        {
            var collection = tables.Of(own.Key);
            var told = await ToldAsync(collection, cancellationToken).ConfigureAwait(false);
            foreach (var index in own.Where(index => !(told.TryGetValue(index.Name, out var found) && index.IsLike(found))))
            {
                if (create)
                {
                    await MakeAsync(collection, index, told.ContainsKey(index.Name), cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    wrong.Add($"{index.Collection}.{index.Name}");
                }
            }
        }

        return wrong.Count == 0 ? null
            : $"Indexes of the notification collections are missing or of an older version ({string.Join(", ", wrong)}). Call PrepareAsync(create: true) once, or let the host's start do it.";
    }

    private static async Task<Dictionary<string, BsonDocument>> ToldAsync(IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        using var cursor = await collection.Indexes.ListAsync(cancellationToken).ConfigureAwait(false);
        var told = await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
        return told.ToDictionary(index => index.Text("name"), StringComparer.Ordinal);
    }

    private static async Task MakeAsync(IMongoCollection<BsonDocument> collection, StoreIndex index, bool isOlder, CancellationToken cancellationToken)
    {
        if (isOlder)
        {
            await collection.Indexes.DropOneAsync(index.Name, cancellationToken).ConfigureAwait(false);
        }

        await collection.Indexes.CreateOneAsync(index.ToModel(), cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
