using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 2: marks, the unread count, and the version by which clients notice.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task Marks_count_once_and_another_persons_item_stays_as_it_is()
    {
        var (mine, theirs) = (await World.Item(), await World.Item(World.Bob));
        var ids = new[] { mine.Id, theirs.Id, World.IdOf(3), mine.Id };
        var once = await Store.MarkAsync(World.Ann, ids, ItemMark.Read, World.At(1), default);
        var twice = await Store.MarkAsync(World.Ann, ids, ItemMark.Read, World.At(2), default);

        once.Unread.Should().Be(0);
        twice.Should().Be(once);
        (await World.StateOf(World.Bob)).Unread.Should().Be(1);
        (await World.Listed())[0].ReadAt.Should().Be(World.At(1));
        (await World.Listed(query: new InboxQuery { Unread = true })).Should().BeEmpty();
        (await World.Listed(World.Bob))[0].ReadAt.Should().BeNull();
    }

    [Fact]
    public async Task What_is_dismissed_is_listed_no_more_and_was_read_or_not()
    {
        var (unread, read) = (await World.Item(), await World.Item());
        await Store.MarkAsync(World.Ann, [read.Id], ItemMark.Read, World.At(1), default);

        var state = await Store.MarkAsync(World.Ann, [unread.Id, read.Id], ItemMark.Dismissed, World.At(2), default);

        state.Unread.Should().Be(0);
        (await World.Listed()).Should().BeEmpty();
        (await World.Why(read)).Item.Should().BeEquivalentTo(new { ReadAt = World.At(1), DismissedAt = World.At(2) });
        (await World.Why(unread)).Item.Should().BeEquivalentTo(new { ReadAt = (DateTimeOffset?)null, DismissedAt = World.At(2) });
    }

    [Fact]
    public async Task Mark_all_reaches_what_was_shown_and_never_goes_back()
    {
        await Items(4);

        (await All(3, 1)).Should().BeEquivalentTo(new { Unread = 1L, ReadUpTo = 3L });
        (await All(2, 2)).ReadUpTo.Should().Be(3);
        (await All(99, 3)).Should().BeEquivalentTo(new { Unread = 0L, ReadUpTo = 4L });
        await World.Item();
        (await World.StateOf(World.Ann)).Unread.Should().Be(1, "what comes later was not shown");
        (await World.Listed(query: new InboxQuery { Unread = true })).Should().ContainSingle().Which.Sequence.Should().Be(5);
    }

    [Fact]
    public async Task What_only_mark_all_covered_was_read_at_the_latest_such_call()
    {
        var items = await Items(3);
        await Store.MarkAsync(World.Ann, [items[0].Id], ItemMark.Read, World.At(1), default);
        await All(2, 5);
        await All(3, 9);

        (await World.Listed()).Select(item => item.ReadAt).Should().Equal(World.At(9), World.At(9), World.At(1));
        (await World.Why(items[1])).Item.ReadAt.Should().Be(World.At(9));
    }

    [Fact]
    public async Task Marking_what_mark_all_covered_counts_nothing_twice()
    {
        var items = await Items(2);
        await All(1, 1);

        (await Store.MarkAsync(World.Ann, [items[0].Id], ItemMark.Dismissed, World.At(2), default)).Unread.Should().Be(1);
        (await All(2, 3)).Unread.Should().Be(0);
    }

    [Fact]
    public async Task The_version_moves_with_what_a_client_could_not_see_by_sequence()
    {
        var items = await Items(2);
        var before = await World.StateOf(World.Ann);

        var marked = await Store.MarkAsync(World.Ann, [items[0].Id], ItemMark.Read, World.At(1), default);
        var dismissed = await Store.MarkAsync(World.Ann, [items[0].Id], ItemMark.Dismissed, World.At(2), default);
        var all = await All(2, 3);

        new[] { before.Version, marked.Version, dismissed.Version, all.Version }.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_version_does_not_move_with_an_append_a_claim_or_a_mark_that_changes_nothing()
    {
        var item = await World.Item();
        var before = await Store.MarkAsync(World.Ann, [item.Id], ItemMark.Read, World.At(1), default);

        var delivery = World.Sms();
        await World.Queued(delivery);
        await World.Claim(judge: Rulings.Take(Rulings.Activity(1)));
        await World.Complete(delivery.Id, CompletionState.Released);
        await World.Claim(at: 1);
        await World.Complete(delivery.Id, CompletionState.Delivered);
        await Store.MarkAsync(World.Ann, [item.Id, World.IdOf(3)], ItemMark.Read, World.At(2), default);

        (await World.StateOf(World.Ann)).Version.Should().Be(before.Version);
    }

    [Fact]
    public async Task The_unread_count_stays_exact_while_marks_appends_and_mark_alls_race()
    {
        await Threads.Together(8, async index =>
        {
            for (var round = 0; round < 60; round++)
            {
                var item = await World.Item();
                _ = (index % 3) switch
                {
                    0 => await Store.MarkAsync(World.Ann, [item.Id], (ItemMark)(round % 2), World.At(round), default),
                    1 when round % 20 == 0 => await All(item.Sequence - 3, round),
                    _ => await World.StateOf(World.Ann),
                };
            }

            return 0;
        });

        var resumed = await Store.ResumeAsync(World.Ann, 0, 10_000, World.At(300), default);
        var unread = resumed.Items.Count(item => item.Sequence > resumed.State.ReadUpTo && item.ReadAt is null);
        resumed.State.Unread.Should().Be(unread).And.BePositive();
        resumed.State.Sequence.Should().Be(480);
    }

    private async Task<IReadOnlyList<InboxItem>> Items(int count)
    {
        var items = new List<InboxItem>();
        for (var made = 0; made < count; made++)
        {
            items.Add(await World.Item());
        }

        return items;
    }

    private Task<UserState> All(long upTo, double at) => Store.MarkAllReadAsync(World.Ann, upTo, World.At(at), default);
}
