using System.Reflection;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

/// <summary>A database whose server says that it is one of a replica set. All else is the server's own doing.</summary>
public class PretendedReplicaSet : DispatchProxy
{
    private IMongoDatabase? _database;

    /// <summary>Over this one.</summary>
    internal static IMongoDatabase Over(IMongoDatabase database)
    {
        var pretended = Create<IMongoDatabase, PretendedReplicaSet>();
        ((PretendedReplicaSet)(object)pretended)._database = database;
        return pretended;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(_database, args);
        return targetMethod.Name == nameof(IMongoDatabase.RunCommandAsync) && answer is Task<BsonDocument> hello ? NamedAsync(hello) : answer;
    }

    private static async Task<BsonDocument> NamedAsync(Task<BsonDocument> hello) => (await hello).Set("setName", "rs0");
}
