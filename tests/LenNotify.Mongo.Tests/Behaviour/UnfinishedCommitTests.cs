using LenNotify.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

public sealed class UnfinishedCommitTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TestStores? _stores;

    private INotificationStore Store => _stores!.One;

    private IMongoCollection<BsonDocument> States => _stores!.Database.Of(MongoTables.States);

    private IMongoCollection<BsonDocument> Items => _stores!.Database.Of(MongoTables.Items);

    private IMongoCollection<BsonDocument> Deliveries => _stores!.Database.Of(MongoTables.Deliveries);

    public async Task InitializeAsync() => _stores = await TestStores.CreateAsync();

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task Whoever_reads_the_inbox_finishes_what_a_process_that_died_had_committed()
    {
        await DieAfterCommitAsync();

        (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Should().ContainSingle();
        (await States.Find(new BsonDocument()).SingleAsync()).Names.Should().NotContain(["pending", "dirty"]);
    }

    [Fact]
    public async Task A_worker_that_knows_nothing_of_the_person_finds_the_delivery()
    {
        await DieAfterCommitAsync();

        var claim = new DeliveryClaim(TestWords.Channel, new Lease(Guid.NewGuid(), Now.AddMinutes(1)), 5);
        (await Store.ClaimDeliveriesAsync(claim, TestWords.Send, Now, default)).Started.Should().ContainSingle();
    }

    [Fact]
    public async Task Finishing_late_what_others_finished_changes_nothing()
    {
        await DieAfterCommitAsync();
        var asLeft = await States.Find(new BsonDocument()).SingleAsync();
        var item = (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Single();
        await Store.MarkAsync("ann", [item.Id], ItemMark.Read, Now, default);

        var tables = new MongoTables(_stores!.Database.Database, new MongoStoreOptions());
        await new Journal(tables, new Deployment(tables, NullLogger.Instance)).FinishAsync(MongoTables.States, asLeft, default);

        (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Single().ReadAt.Should().Be(Now);
    }

    // As if the process had died right after the write that commits.
    private async Task DieAfterCommitAsync()
    {
        await new TestWords(Store).AppendAsync("ann", Now, deliveries: 1);
        var (item, delivery) = (await Items.FindOneAndDeleteAsync(new BsonDocument()), await Deliveries.FindOneAndDeleteAsync(new BsonDocument()));
        var pending = new BsonArray
        {
            JournalWrite.Putting(MongoTables.Items, item).ToBson(), JournalWrite.Putting(MongoTables.Deliveries, delivery).ToBson(),
        };
        await States.UpdateOneAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument { ["pending"] = pending, ["dirty"] = true }));
    }
}
