using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 8: what is about to be purged is offered first.
public abstract partial class NotificationStoreContract
{
    private readonly List<InboxItem> _offered = [];

    [Fact]
    public async Task Items_are_offered_whole_before_they_go_and_others_are_not()
    {
        var item = await World.Item();
        await World.Item(listed: false);
        await World.Queued(World.Sms(due: 9_000), World.Bob);
        await Store.MarkAsync(World.Ann, [item.Id], ItemMark.Read, World.At(1), default);

        (await PurgeOffered(9, KeepOffered)).Items.Should().Be(2);

        _offered.Should().HaveCount(2).And.OnlyContain(one => one.UserId == World.Ann);
        _offered.Should().ContainSingle(one => one.Id == item.Id).Which.ReadAt.Should().Be(World.At(1));
        (await World.Listed()).Should().BeEmpty();
        (await World.Listed(World.Bob)).Should().ContainSingle("it still is to be delivered");
    }

    [Fact]
    public async Task When_the_offer_is_refused_nothing_of_the_batch_goes()
    {
        var (id, item) = await World.Started();
        await World.Complete(id, CompletionState.Delivered);
        var publication = World.Publication("k");
        await World.Append(publication, World.Route(), World.Bob);
        var purge = () => PurgeOffered(9, (_, _) => throw new InvalidOperationException("the archive is full"));

        (await purge.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Be("the archive is full");

        (await World.Why(item)).Attempts.Should().ContainSingle();
        (await World.StateOf(World.Ann)).Unread.Should().Be(1);
        (await Store.FindPublicationAsync(publication.Id, default)).Should().NotBeNull();
        (await PurgeOffered(9, KeepOffered)).Items.Should().Be(2);
    }

    [Fact]
    public async Task What_must_stay_by_the_time_it_was_offered_stays()
    {
        var delivery = World.Sms();
        var item = await World.Queued(delivery);
        await World.Claim();
        await World.Complete(delivery.Id, CompletionState.Delivered);
        var (read, unread) = (await World.Item(World.Bob), await World.Item(World.Bob));

        var batch = await PurgeOffered(9, async (items, _) =>
        {
            _offered.AddRange(items);
            await World.Queued(World.Sms(due: 9_000, join: "late"), World.Bob);
            await Store.MarkAsync(World.Bob, [read.Id], ItemMark.Read, Later, default);
        });

        batch.Items.Should().Be(3);
        _offered.Select(one => one.Id).Should().BeEquivalentTo([item.Id, read.Id, unread.Id]);
        (await World.StateOf(World.Bob)).Unread.Should().Be(1, "what came while the archive was asked is not in the batch");
        (await World.Listed(World.Bob)).Should().ContainSingle();
    }

    [Fact]
    public async Task No_more_is_offered_than_one_call_may_remove_and_in_the_end_everything_was()
    {
        for (var made = 0; made < 5; made++)
        {
            await World.Item(made % 2 == 0 ? World.Ann : World.Bob);
        }

        var sizes = new List<int>();
        while ((await PurgeOffered(2, (items, _) => KeepOffered(items, sizes))).Items > 0)
        {
            sizes.Should().OnlyContain(size => size <= 2);
        }

        _offered.Select(item => item.Id).Should().HaveCount(5).And.OnlyHaveUniqueItems();
        (await World.StateOf(World.Ann)).Unread.Should().Be(0);
    }

    [Fact]
    public async Task Of_two_who_purge_at_once_each_item_goes_once()
    {
        for (var made = 0; made < 20; made++)
        {
            await World.Item(made % 2 == 0 ? World.Ann : World.Bob);
        }

        var purged = await Threads.Together(2, async _ => (await PurgeOffered(50, (_, _) => Task.CompletedTask)).Items);

        purged.Sum().Should().Be(20);
        (await World.StateOf(World.Ann)).Unread.Should().Be(0);
    }

    private Task KeepOffered(IReadOnlyList<InboxItem> items, CancellationToken cancellationToken) => KeepOffered(items, []);

    private Task KeepOffered(IReadOnlyList<InboxItem> items, List<int> sizes)
    {
        sizes.Add(items.Count);
        _offered.AddRange(items);
        return Task.CompletedTask;
    }

    private Task<PurgedBatch> PurgeOffered(int most, Func<IReadOnlyList<InboxItem>, CancellationToken, Task> offer) =>
        Store.PurgeAsync(new RetentionPolicy(Hour, Hour, Hour, KeepUnread: false) { Offer = offer }, most, Later, default);
}
