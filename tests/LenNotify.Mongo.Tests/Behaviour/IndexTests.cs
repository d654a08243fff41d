using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

public sealed class IndexTests : IAsyncLifetime
{
    private const string Name = "first_of_key";
    private TestStores? _stores;

    private IMongoCollection<BsonDocument> Publications => _stores!.Database.Of("notification_publications");

    private IMongoCollection<BsonDocument> Items => _stores!.Database.Of("notifications");

    public Task InitializeAsync() => Task.FromResult(_stores = TestStores.CreateBare());

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task What_is_missing_is_told_with_the_call_that_mends_it_where_the_host_makes_its_indexes_itself()
    {
        var store = Checking();

        (await store.PrepareAsync(create: false, default)).Should().Contain(Name).And.Contain("PrepareAsync(create: true)");
        (await store.PrepareAsync(create: true, default)).Should().BeNull();
        (await store.PrepareAsync(create: false, default)).Should().BeNull();
        (await store.PrepareAsync(create: true, default)).Should().BeNull("making them again changes nothing");
    }

    [Fact]
    public async Task A_start_makes_what_is_missing()
    {
        (await _stores!.One.PrepareAsync(create: false, default)).Should().BeNull();

        (await Checking().PrepareAsync(create: false, default)).Should().BeNull();
    }

    [Fact]
    public async Task An_index_of_an_older_definition_is_made_anew()
    {
        await OlderAsync();
        (await Checking().PrepareAsync(create: false, default)).Should().Contain(Name);

        (await _stores!.One.PrepareAsync(create: false, default)).Should().BeNull();

        await ShouldBeNewAsync();
    }

    [Fact]
    public async Task A_late_net_of_another_time_is_made_anew()
    {
        await Items.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(
            new BsonDocument("expires_at", 1), new CreateIndexOptions { Name = "late_net", ExpireAfter = TimeSpan.FromDays(1) }));
        (await Checking().PrepareAsync(create: false, default)).Should().Contain("notifications.late_net");

        (await _stores!.One.PrepareAsync(create: false, default)).Should().BeNull();

        (await IndexesAsync(Items)).Single(index => index["name"] == "late_net")["expireAfterSeconds"].ToInt64().Should().Be(90 * 24 * 60 * 60);
    }

    [Fact]
    public async Task Nodes_that_start_at_the_same_moment_do_not_stop_each_other()
    {
        await OlderAsync();

        var said = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _stores!.Open()).Select(store => Task.Run(() => store.PrepareAsync(create: false, default))));

        said.Should().OnlyContain(sentence => sentence == null);
        (await Checking().PrepareAsync(create: false, default)).Should().BeNull();
        await ShouldBeNewAsync();
    }

    [Fact]
    public async Task An_index_of_somebody_elses_that_does_the_same_serves()
    {
        await MakeAsync(Items, new BsonDocument { ["user_id"] = 1, ["created_at"] = -1 }, "theirs");

        (await _stores!.One.PrepareAsync(create: true, default)).Should().BeNull();

        (await IndexesAsync(Items)).Select(index => index["name"].AsString).Should().Contain("theirs").And.NotContain("user_by_recency");
    }

    // Two indexes over the same fields that expire at different times cannot be; the one that is there would remove items before our worker settled them.
    [Fact]
    public async Task An_index_of_somebody_elses_that_expires_items_at_once_is_named_and_left_alone()
    {
        await Items.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(
            new BsonDocument("expires_at", 1), new CreateIndexOptions { Name = "theirs", ExpireAfter = TimeSpan.Zero }));

        (await Checking().PrepareAsync(create: false, default)).Should().Contain("notifications.late_net: theirs has its fields and other options, drop it");

        (await IndexesAsync(Items)).Should().Contain(index => index["name"] == "theirs");
    }

    [Fact]
    public async Task A_key_that_is_there_twice_is_told_with_the_index_that_it_hinders_and_not_repeated()
    {
        await Publications.InsertManyAsync([.. Enumerable.Range(0, 2).Select(_ => new BsonDocument { ["producer"] = "shop", ["dedupe_key"] = Canary.Secret })]);

        var said = await _stores!.One.PrepareAsync(create: true, default);

        said.Should().Contain("notification_publications.first_of_key: some documents have the same producer and dedupe_key").And.NotContain(Canary.Secret);
    }

    private INotificationStore Checking() => _stores!.Open(options => options.CreateIndexes = false);

    private Task OlderAsync() => MakeAsync(Publications, new BsonDocument("producer", 1), Name);

    private static Task MakeAsync(IMongoCollection<BsonDocument> collection, BsonDocument keys, string name) =>
        collection.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(keys, new CreateIndexOptions { Name = name }));

    private static async Task<List<BsonDocument>> IndexesAsync(IMongoCollection<BsonDocument> collection) =>
        await (await collection.Indexes.ListAsync()).ToListAsync();

    private async Task ShouldBeNewAsync()
    {
        var made = (await IndexesAsync(Publications)).Single(index => index["name"] == Name);
        made["unique"].ToBoolean().Should().BeTrue();
        made["key"].AsBsonDocument.Names.Should().Equal("producer", "dedupe_key");
    }
}
