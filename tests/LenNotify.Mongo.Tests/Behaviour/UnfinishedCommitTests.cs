using LenNotify.Storage;
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
        await new JournalPending(tables).FinishAsync(MongoTables.States, [asLeft], default);

        (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Single().ReadAt.Should().Be(Now);
    }

    [Fact]
    public async Task What_a_process_that_died_had_committed_for_many_people_goes_out_from_another()
    {
        string[] people = [.. Enumerable.Range(0, 120).Select(i => $"u{i}")];
        foreach (var user in people)
        {
            await DieAfterCommitAsync(user);
        }

        List<string> sent = [];
        for (var claims = 0; claims < 10; claims++)
        {
            var claim = new DeliveryClaim(TestWords.Channel, new Lease(Guid.NewGuid(), Now.AddMinutes(1)), 50);
            sent.AddRange((await Store.ClaimDeliveriesAsync(claim, TestWords.Send, Now, default)).Started.Select(one => one.UserId));
        }

        sent.Should().BeEquivalentTo(people);
        (await States.CountDocumentsAsync(new BsonDocument("dirty", true))).Should().Be(0);
    }

    [Fact]
    public async Task A_commit_of_many_people_of_whom_some_were_left_unfinished_finishes_them_first()
    {
        await DieAfterCommitAsync("ann");

        await new TestWords(Store).AppendToAsync(["ann", "bob"], Now);

        (await Store.StatesAsync(["ann", "bob"], default)).Select(state => state.Sequence).Should().Equal(2, 1);
        (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_claim_that_is_cut_off_keeps_nothing_that_its_caller_does_not_know()
    {
        const int Due = 40;
        var words = new TestWords(Store);
        await words.AppendToAsync([.. Enumerable.Range(0, Due).Select(i => $"u{i}")], Now);
        HashSet<Guid> known = [];
        for (var calls = 0; known.Count < Due; calls++)
        {
            using var cut = new CancellationTokenSource();
            _stores!.Database.CutAfter(calls % 25, cut);
            var claim = new DeliveryClaim(TestWords.Channel, new Lease(Guid.NewGuid(), Now.AddMinutes(1)), 5);
            (await ClaimAsync(claim, cut.Token)).Where(id => !known.Add(id)).Should().BeEmpty("none is started twice");
            calls.Should().BeLessThan(500, "each claim that is not cut off gets some");
        }
    }

    private async Task<Guid[]> ClaimAsync(DeliveryClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await Store.ClaimDeliveriesAsync(claim, TestWords.Send, Now, cancellationToken)).Started.Select(one => one.Due.Id)];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    // As if the process had died right after the write that commits.
    private async Task DieAfterCommitAsync(string user = "ann")
    {
        await new TestWords(Store).AppendAsync(user, Now, deliveries: 1);
        var own = new BsonDocument("user_id", user);
        var (item, delivery) = (await Items.FindOneAndDeleteAsync(own), await Deliveries.FindOneAndDeleteAsync(own));
        var pending = new BsonArray
        {
            JournalWrite.Putting(MongoTables.Items, item).ToBson(), JournalWrite.Putting(MongoTables.Deliveries, delivery).ToBson(),
        };
        await States.UpdateOneAsync(new BsonDocument("_id", user), new BsonDocument("$set", new BsonDocument { ["pending"] = pending, ["dirty"] = true }));
    }
}
