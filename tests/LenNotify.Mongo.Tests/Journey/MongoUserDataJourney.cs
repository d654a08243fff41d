using System.Text;
using LenNotify.Tests.Journey;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

public sealed class MongoUserDataJourney : UserDataJourney
{
    private readonly MongoJourneyStore _store;

    public MongoUserDataJourney()
        : this(new MongoJourneyStore())
    {
    }

    private MongoUserDataJourney(MongoJourneyStore store)
        : base(store) => _store = store;

    protected override async Task<string> EverythingAsync()
    {
        var text = new StringBuilder();
        foreach (var name in await (await _store.Database.ListCollectionNamesAsync()).ToListAsync())
        {
            (await _store.Database.GetCollection<BsonDocument>(name).Find(new BsonDocument()).ToListAsync()).ForEach(document => text.AppendLine(Plain(document)));
        }

        return text.ToString();
    }

    // Bytes by the letters that they are: an address in them would be found.
    private static string Plain(BsonValue value) => value switch
    {
        BsonDocument document => string.Join('\n', document.Elements.Select(element => $"{element.Name}: {Plain(element.Value)}")),
        BsonArray array => string.Join('\n', array.Select(Plain)),
        BsonBinaryData bytes => Encoding.Latin1.GetString(bytes.Bytes),
        _ => $"{value}",
    };
}
