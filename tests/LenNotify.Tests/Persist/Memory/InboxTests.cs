using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class InboxTests
{
    private readonly World _world = new();

    [Fact]
    public async Task Pages_are_newest_first_and_what_comes_meanwhile_moves_no_page()
    {
        for (var count = 0; count < 5; count++)
        {
            await _world.Item();
        }

        var first = await List(new InboxQuery { Limit = 2 });
        await _world.Item();
        var second = await List(new InboxQuery { Limit = 2, Cursor = first.Next });
        var third = await List(new InboxQuery { Limit = 2, Cursor = second.Next });

        first.Items.Concat(second.Items).Concat(third.Items).Select(item => item.Sequence).Should().Equal(5, 4, 3, 2, 1);
        third.Next.Should().BeNull();
    }

    [Fact]
    public async Task Filters_leave_in_what_fits_all_of_them()
    {
        await _world.Item(with: n => n with { Title = "BTC filled", Message = "at a good price", Severity = Severity.Warning });
        await _world.Item(with: n => n with { Title = "BTC filled" });
        await _world.Item(listed: false);

        (await List(new InboxQuery { Text = "PRICE btc" })).Items.Should().ContainSingle();
        (await List(new InboxQuery { Severities = [Severity.Warning], Types = ["order_filled"] })).Items.Should().ContainSingle();
        (await List(new InboxQuery { Types = ["other"] })).Items.Should().BeEmpty();
        (await List(new InboxQuery { From = World.Start, To = World.At(1) })).Items.Should().HaveCount(2);
        (await List(new InboxQuery { To = World.Start })).Items.Should().BeEmpty();
        (await List(new InboxQuery { From = World.At(1) })).Items.Should().BeEmpty();
        (await List(new InboxQuery { Filtered = true })).Items.Should().ContainSingle().Which.Listed.Should().BeFalse();
    }

    [Theory]
    [InlineData(0, null, "limit")]
    [InlineData(101, null, "limit")]
    [InlineData(1, "-3", "cursor")]
    public async Task A_query_that_is_not_allowed_names_its_field(int limit, string? cursor, string field)
    {
        var list = () => List(new InboxQuery { Limit = limit, Cursor = cursor });
        (await list.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    [Fact]
    public async Task Marks_count_once_and_another_persons_item_stays_as_it_is()
    {
        var (mine, theirs) = (await _world.Item(), await _world.Item("u2"));
        var ids = new[] { mine.Id, theirs.Id, World.IdOf(3) };
        var once = await _world.Inbox.MarkAsync("u1", ids, ItemMark.Read, World.At(1), default);
        var twice = await _world.Inbox.MarkAsync("u1", ids, ItemMark.Read, World.At(2), default);

        once.Unread.Should().Be(0);
        twice.Should().Be(once);
        (await _world.StateOf("u2")).Unread.Should().Be(1);
        (await List(new InboxQuery())).Items[0].ReadAt.Should().Be(World.At(1));
        (await List(new InboxQuery { Unread = true })).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_dismissed_is_listed_no_more()
    {
        var item = await _world.Item();
        var state = await _world.Inbox.MarkAsync("u1", [item.Id], ItemMark.Dismissed, World.At(1), default);

        state.Unread.Should().Be(0);
        (await List(new InboxQuery())).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Mark_all_reaches_what_was_shown_and_never_goes_back()
    {
        for (var count = 0; count < 4; count++)
        {
            await _world.Item();
        }

        (await _world.Inbox.MarkAllReadAsync("u1", 3, World.At(1), default)).Should().BeEquivalentTo(new { Unread = 1L, ReadUpTo = 3L });
        (await _world.Inbox.MarkAllReadAsync("u1", 2, World.At(1), default)).ReadUpTo.Should().Be(3);
        (await _world.Inbox.MarkAllReadAsync("u1", 99, World.At(1), default)).ReadUpTo.Should().Be(4);
        await _world.Item();
        (await _world.StateOf("u1")).Unread.Should().Be(1, "what comes later was not shown");
    }

    [Fact]
    public async Task Expired_items_leave_list_and_count_at_their_instant()
    {
        await _world.Item(with: n => n with { ExpiresAt = World.At(10) });
        await _world.Item(with: n => n with { ExpiresAt = World.Start });

        (await _world.Inbox.ResumeAsync("u1", 0, 9, World.At(9), default)).Should().BeEquivalentTo(
            new { Items = new[] { new { Sequence = 1L } }, HasMore = false, State = new { Sequence = 2L, Unread = 1L } });
        (await _world.Inbox.ResumeAsync("u1", 0, 9, World.At(10), default)).State.Unread.Should().Be(0);
        (await List(new InboxQuery(), 10)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Resuming_gives_what_was_missed_oldest_first()
    {
        for (var count = 0; count < 4; count++)
        {
            await _world.Item();
        }

        var missed = await _world.Inbox.ResumeAsync("u1", 1, 2, World.Start, default);

        missed.Items.Select(item => item.Sequence).Should().Equal(2, 3);
        missed.HasMore.Should().BeTrue();
        missed.State.Sequence.Should().Be(4);
    }

    [Fact]
    public async Task About_strangers_there_is_nothing_and_asking_leaves_no_trace()
    {
        (await List(new InboxQuery())).Items.Should().BeEmpty();
        (await _world.Inbox.ResumeAsync("u1", 0, 5, World.Start, default)).Items.Should().BeEmpty();
        (await _world.Inbox.MarkAllReadAsync("u1", 5, World.Start, default)).Version.Should().Be(0);
        _world.State.Find("u1").Should().BeNull();
    }

    [Fact]
    public async Task The_unread_count_stays_exact_while_marks_appends_and_mark_alls_race()
    {
        await World.Together(12, async index =>
        {
            for (var round = 0; round < 300; round++)
            {
                var item = await _world.Item(with: n => n with { ExpiresAt = round % 7 == 0 ? World.At(round) : null });
                _ = (index % 3) switch
                {
                    0 => await _world.Inbox.MarkAsync("u1", [item.Id], (ItemMark)(round % 2), World.At(round), default),
                    1 when round % 50 == 0 => await _world.Inbox.MarkAllReadAsync("u1", item.Sequence - 3, World.At(round), default),
                    _ => await _world.StateOf("u1"),
                };
            }

            return 0;
        });

        var resumed = await _world.Inbox.ResumeAsync("u1", 0, 10_000, World.At(300), default);
        var unread = resumed.Items.Count(item => item.Sequence > resumed.State.ReadUpTo && item.ReadAt is null);
        resumed.State.Unread.Should().Be(unread).And.BePositive();
        resumed.State.Sequence.Should().Be(3_600);
    }

    private Task<Page<InboxItem>> List(InboxQuery query, double at = 0) => _world.Inbox.ListAsync("u1", query, World.At(at), default);
}
