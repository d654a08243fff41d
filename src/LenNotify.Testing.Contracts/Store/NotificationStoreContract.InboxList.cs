using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 2: pages, filters and catching up.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task Pages_are_newest_first_and_what_comes_meanwhile_moves_no_page()
    {
        await Listing(5);

        var first = await List(new InboxQuery { Limit = 2 });
        await World.Item();
        var second = await List(new InboxQuery { Limit = 2, Cursor = first.Next });
        var third = await List(new InboxQuery { Limit = 2, Cursor = second.Next });

        first.Items.Concat(second.Items).Concat(third.Items).Select(item => item.Sequence).Should().Equal(5, 4, 3, 2, 1);
        third.Next.Should().BeNull();
    }

    [Fact]
    public async Task What_fits_is_counted_on_all_pages_and_no_further_than_asked()
    {
        await Listing(5);
        await World.Item(listed: false);
        var first = await List(new InboxQuery { Limit = 2, CountUpTo = 100 });

        (await List(new InboxQuery { Limit = 2, Cursor = first.Next, CountUpTo = 100 })).Total.Should().Be(5L);
        first.Total.Should().Be(5L);
        (await List(new InboxQuery { Limit = 1, CountUpTo = 3 })).Total.Should().Be(3L);
        (await List(new InboxQuery { Types = ["other"], CountUpTo = 3 })).Total.Should().Be(0L);
        (await List(new InboxQuery { Filtered = true, CountUpTo = 3 })).Total.Should().Be(1L);
        (await List(new InboxQuery { Limit = 1 })).Total.Should().BeNull();
    }

    [Fact]
    public async Task A_page_that_ends_with_the_last_item_has_no_next()
    {
        await Listing(2);

        (await List(new InboxQuery { Limit = 2 })).Next.Should().BeNull();
    }

    [Fact]
    public async Task Filters_leave_in_items_that_fit_all_of_them()
    {
        await World.Item(with: n => n with { Title = "BTC filled", Message = "at a good price", Severity = Severity.Warning });
        await World.Item(with: n => n with { Title = "BTC filled" });
        await World.Item(listed: false);

        (await List(new InboxQuery { Text = "PRICE btc" })).Items.Should().ContainSingle();
        (await List(new InboxQuery { Severities = [Severity.Warning], Types = [World.Type] })).Items.Should().ContainSingle();
        (await List(new InboxQuery { Types = ["other"] })).Items.Should().BeEmpty();
        (await List(new InboxQuery { From = World.Start, To = World.At(1) })).Items.Should().HaveCount(2);
        (await List(new InboxQuery { To = World.Start })).Items.Should().BeEmpty();
        (await List(new InboxQuery { From = World.At(1) })).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_persons_filters_rejected_is_listed_apart_in_pages_of_its_own()
    {
        await World.Item();
        var ids = new[] { (await World.Item(listed: false)).Id, (await World.Item(listed: false)).Id };

        var first = await List(new InboxQuery { Filtered = true, Limit = 1 });
        var second = await List(new InboxQuery { Filtered = true, Limit = 1, Cursor = first.Next });

        first.Items.Concat(second.Items).Select(item => item.Id).Should().BeEquivalentTo(ids);
        second.Next.Should().BeNull();
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
    public async Task Expired_items_leave_the_list_at_their_instant()
    {
        await World.Item(with: n => n with { ExpiresAt = World.At(10) });

        (await World.Listed(at: 9)).Should().ContainSingle();
        (await World.Listed(at: 10)).Should().BeEmpty();
        (await Store.ResumeAsync(World.Ann, 0, 9, World.At(9), default)).Items.Should().ContainSingle();
        (await Store.ResumeAsync(World.Ann, 0, 9, World.At(10), default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Resuming_gives_what_was_missed_oldest_first_with_the_state_of_that_moment()
    {
        await Listing(4);

        var missed = await Store.ResumeAsync(World.Ann, 1, 2, World.Start, default);
        var rest = await Store.ResumeAsync(World.Ann, 3, 2, World.Start, default);

        missed.Items.Select(item => item.Sequence).Should().Equal(2, 3);
        missed.HasMore.Should().BeTrue();
        missed.State.Should().BeEquivalentTo(new { UserId = World.Ann, Sequence = 4L, Unread = 4L });
        rest.Items.Select(item => item.Sequence).Should().Equal(4);
        rest.HasMore.Should().BeFalse();
    }

    [Fact]
    public async Task Many_who_resume_at_once_get_each_their_own()
    {
        await Listing(5);
        await World.Item(World.Bob);
        await World.Item(World.Ann, with: notification => notification with { ExpiresAt = World.At(10) });
        (string UserId, long After, int Most, DateTimeOffset Now)[] asked =
        [
            (World.Ann, 0, 9, World.Start), (World.Bob, 0, 9, World.Start), (World.Ann, 3, 9, World.Start), (World.Ann, 3, 9, World.At(10)), (World.Ann, 0, 2, World.Start),
            (World.Bob, 1, 9, World.Start), (World.Cid, 0, 9, World.Start), (World.Ann, 0, 9, World.Start), (World.Ann, -1, 6, World.Start), (World.Bob, 7, 1, World.Start),
        ];

        var resumed = await Task.WhenAll(asked.Select(one => Store.ResumeAsync(one.UserId, one.After, one.Most, one.Now, default)));

        for (var i = 0; i < asked.Length; i++)
        {
            var (userId, after, most, now) = asked[i];
            var alone = await Store.ResumeAsync(userId, after, most, now, default);
            resumed[i].Items.Select(item => item.Id).Should().Equal(alone.Items.Select(item => item.Id));
            (resumed[i].HasMore, resumed[i].State.UserId, resumed[i].State.Sequence).Should().Be((alone.HasMore, userId, alone.State.Sequence));
        }

        resumed[6].Should().BeEquivalentTo(new { Items = Array.Empty<InboxItem>(), HasMore = false, State = new UserState(World.Cid, 0, 0, 0, 0, UserActivity.None) });
        resumed[5].Should().BeEquivalentTo(new { Items = Array.Empty<InboxItem>(), HasMore = false, State = await World.StateOf(World.Bob) });
        resumed[0].State.Should().Be(await World.StateOf(World.Ann));
        resumed[4].Items.Select(item => item.Sequence).Should().Equal(1, 2);
        resumed[3].Items.Select(item => item.Sequence).Should().Equal(4, 5);
    }

    [Fact]
    public async Task About_strangers_there_is_nothing()
    {
        (await World.Listed()).Should().BeEmpty();
        var resumed = await Store.ResumeAsync(World.Ann, 0, 5, World.Start, default);
        resumed.Items.Should().BeEmpty();
        resumed.State.Should().Be(new UserState(World.Ann, 0, 0, 0, 0, UserActivity.None));
        (await Store.MarkAllReadAsync(World.Ann, 5, World.Start, default)).Should().BeEquivalentTo(new { Sequence = 0L, Unread = 0L, ReadUpTo = 0L });
    }

    [Fact]
    public async Task States_come_in_the_order_asked_with_strangers_among_them()
    {
        await World.Item(World.Cid);
        await World.Item(World.Ann);
        await World.Item(World.Ann);

        var states = await Store.StatesAsync([World.Cid, World.Bob, World.Ann], default);

        states.Select(state => (state.UserId, state.Sequence)).Should().Equal((World.Cid, 1), (World.Bob, 0), (World.Ann, 2));
    }

    [Fact]
    public async Task A_persons_page_never_shows_anothers_item()
    {
        await World.Item(World.Bob);

        (await World.Listed()).Should().BeEmpty();
    }

    private async Task Listing(int count)
    {
        for (var made = 0; made < count; made++)
        {
            await World.Item();
        }
    }

    private Task<Page<InboxItem>> List(InboxQuery query) => Store.ListAsync(World.Ann, query, World.Start, default);
}
