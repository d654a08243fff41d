using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

public sealed class IndexTests : IAsyncLifetime
{
    private TestStores? _stores;

    private IMongoCollection<BsonDocument> Publications => _stores!.Database.Of("notification_publications");

    public Task InitializeAsync() => Task.FromResult(_stores = TestStores.CreateBare());

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task What_is_missing_is_told_with_the_call_that_mends_it()
    {
        (await _stores!.One.PrepareAsync(create: false, default)).Should().Contain("first_of_key").And.Contain("PrepareAsync(create: true)");
        (await _stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        (await _stores.One.PrepareAsync(create: false, default)).Should().BeNull();
        (await _stores.One.PrepareAsync(create: true, default)).Should().BeNull("making them again changes nothing");
    }

    [Fact]
    public async Task An_index_of_an_older_definition_is_made_anew()
    {
        await Publications.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("producer", 1), new CreateIndexOptions { Name = "first_of_key" }));
        (await _stores!.One.PrepareAsync(create: false, default)).Should().Contain("first_of_key");

        (await _stores.One.PrepareAsync(create: true, default)).Should().BeNull();

        var made = (await (await Publications.Indexes.ListAsync()).ToListAsync()).Single(index => index["name"] == "first_of_key");
        made["unique"].ToBoolean().Should().BeTrue();
        made["key"].AsBsonDocument.Names.Should().Equal("producer", "dedupe_key");
    }
}
