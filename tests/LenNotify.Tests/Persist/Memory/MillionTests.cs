using LenNotify.Storage;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests.Persist.Memory;

/// <summary>Very much waits: it stays within what was configured, and whoever would add to it is told. Alone, because it weighs what is in memory.</summary>
[Collection(Alone.Name)]
public sealed class MillionTests
{
    private const int Million = 1_000_000;
    private const int People = 1_000;
    private const int InBatch = 10;

    // Measured at about 620 bytes, with the item that it carries.
    private const long MostBytesEach = 1_000;

    [Fact]
    public async Task A_million_deliveries_wait_in_bounded_memory_and_the_next_publisher_is_refused_and_told()
    {
        var world = new World(MemoryStores.Open(new MemoryLimits(Deliveries: Million)));
        string[] people = [.. Enumerable.Range(0, People).Select(number => world.Name($"u{number}"))];
        var route = Route(world);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var stored = 0; stored < Million; stored += InBatch * People)
        {
            await world.Store.AppendAsync(
                [.. Enumerable.Range(0, InBatch).Select(_ => new AppendRequest(world.Publication(), people))], route, World.Start, default);
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Million;
        var refused = await world.Awaiting(it => it.Append(it.Publication(), route, it.Ann)).Should().ThrowAsync<StoreFullException>();

        each.Should().BeLessThan(MostBytesEach);
        refused.WithMessage("*1000000 deliveries*").Which.Limit.Should().Be(Million);
        (await world.Status()).Should().Be(new QueueStatus(world.Channel, 0, Million, 0, null, World.At(3_600)), "nothing was dropped to make room");
        (await world.StateOf(world.Ann)).Sequence.Should().Be(0, "nothing of what was refused is stored");

        await MakeRoomAsync(world);
        (await world.Append(world.Publication(), route, world.Ann)).Acceptance.Should().Be(Acceptance.New);
    }

    [Fact]
    public async Task A_publisher_hears_that_the_store_is_full_and_goes_on_once_deliveries_are_done()
    {
        var answer = new TaskCompletionSource<DeliveryResult>();
        var pager = new Pager("pager") { Answer = (_, _) => answer.Task };
        await using var host = await JourneyHost.StartAsync(
            new TestTime(World.Start), builder => builder.UseInMemoryStore(new MemoryLimits(Deliveries: 50)).UseContactKeys(Keys()).AddChannel(pager));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => host.Fill("BTC/USD", $"u{i}")));

        (await host.Awaiting(it => it.Fill("ETH/USD", "u50")).Should().ThrowAsync<StoreFullException>())
            .WithMessage("*50 deliveries, the most that it may*raise the limit*");
        answer.SetResult(DeliveryResult.Delivered());
        await host.Written(50);
        (await host.Fill("ETH/USD", "u50")).State.Should().Be(PublishState.Routed);
        (await pager.Next(51)).Should().HaveCount(51, "everything accepted is sent");
    }

    // As the journey routes: what is told to many is kept once, what was decided for each is its own.
    private static Router Route(World world)
    {
        var notification = new Notification { Type = world.Type, Title = "BTC/USD filled at 60,125" };
        return (publication, state) => new RoutedUser(
            new InboxItem
            {
                Id = world.NextId(),
                PublicationId = publication.Id,
                UserId = state.UserId,
                Notification = notification,
                Priority = Priority.Normal,
                Listed = true,
                Decisions = [new StoredDecision(ChannelNames.InApp, Verdict.Deliver, Reason.Routed, null, false), new StoredDecision(world.Channel, Verdict.Deliver, Reason.Routed, null, false)],
                CreatedAt = World.Start,
            },
            [world.Sms(due: 3_600)],
            state.Activity);
    }

    private static ContactKeyOptions Keys()
    {
        static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);
        var keys = new ContactKeyOptions { ActiveKey = "test", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "test", Key = Key(33) });
        return keys;
    }

    private static async Task MakeRoomAsync(World world)
    {
        var started = await world.ClaimBatch(at: 3_600);
        foreach (var one in started.Started)
        {
            await world.Complete(one.Due.Id, CompletionState.Delivered, at: 3_601);
        }

        started.Started.Should().HaveCount(10);
    }
}
