using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

/// <summary>What other tools find in the collections.</summary>
public sealed partial class StoredFieldTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 13, 0, 0, TimeSpan.FromHours(1));
    private TestStores? _stores;

    private INotificationStore Store => _stores!.One;

    public async Task InitializeAsync() => _stores = await TestStores.CreateAsync();

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task An_item_has_the_fields_that_the_first_users_know()
    {
        var appended = await AppendAsync();

        var item = await _stores!.Database.Of("notifications").Find(new BsonDocument()).SingleAsync();

        item["_id"].Should().Be(new BsonBinaryData(appended.Users.Single().Routed.Item.Id, GuidRepresentation.Standard));
        item["user_id"].Should().Be(new BsonString("ann"));
        item["type"].Should().Be(new BsonString("order_filled"));
        item["severity"].Should().Be(new BsonString("warning"));
        item["title"].Should().Be(new BsonString("BTC/USD filled"));
        item["message"].Should().Be(new BsonString("At 60125"));
        item["metadata"].Should().Be(new BsonDocument("symbol", "BTC/USD"));
        item["read"].Should().Be(BsonBoolean.False);
        item["dismissed"].Should().Be(BsonBoolean.False);
        item["created_at"].Should().Be(new BsonDateTime(Now.UtcDateTime));
        item["expires_at"].Should().Be(new BsonDateTime(Now.UtcDateTime.AddDays(1)));
    }

    [Fact]
    public async Task Marks_are_seen_in_them()
    {
        var id = (await AppendAsync()).Users.Single().Routed.Item.Id;
        await Store.MarkAsync("ann", [id], ItemMark.Read, Now, default);
        await Store.MarkAsync("ann", [id], ItemMark.Dismissed, Now, default);

        var item = await _stores!.Database.Of("notifications").Find(new BsonDocument()).SingleAsync();

        (item["read"], item["dismissed"]).Should().Be((BsonBoolean.True, BsonBoolean.True));
    }

    [Fact]
    public async Task Every_field_of_every_collection_is_in_snake_case_and_every_id_of_ours_a_uuid()
    {
        await AppendAsync();
        await Store.PutDocumentAsync(new StoredDocument(new DocumentKey("preferences", "ann", ""), 0, "{}"), new AuditFact("ann", "saved", "preferences", "done"), Now, default);
        await Store.SignalAsync(["sms"], default);

        var names = await (await _stores!.Database.Database.ListCollectionNamesAsync()).ToListAsync();
        foreach (var name in names.Where(name => MongoTables.All.Contains(name)))
        {
            foreach (var document in await _stores.Database.Of(name).Find(new BsonDocument()).ToListAsync())
            {
                Fields(document).Should().OnlyContain(field => SnakeCase().IsMatch(field), name);
                Values(document).OfType<BsonBinaryData>().Should().NotContain(
                    value => value.Bytes.Length == 16 && value.SubType != BsonBinarySubType.UuidStandard, name);
                Values(document).Should().NotContain(value => value.IsObjectId, name);
            }
        }
    }

    private Task<AppendResult> AppendAsync() => new TestWords(Store).AppendAsync(
        "ann",
        new Notification
        {
            Type = "order_filled",
            Title = "BTC/USD filled",
            Message = "At 60125",
            Severity = Severity.Warning,
            Metadata = new JsonObject { ["symbol"] = "BTC/USD" },
            ExpiresAt = Now.AddDays(1),
        },
        Now,
        deliveries: 1);

    private static IEnumerable<string> Fields(BsonValue value) => value switch
    {
        BsonDocument document => document.Elements.SelectMany(element => Fields(element.Value).Prepend(element.Name)),
        BsonArray array => array.SelectMany(Fields),
        _ => [],
    };

    private static IEnumerable<BsonValue> Values(BsonValue value) => value switch
    {
        BsonDocument document => document.Values.SelectMany(Values),
        BsonArray array => array.SelectMany(Values),
        _ => [value],
    };

    [GeneratedRegex("^_?[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SnakeCase();
}
