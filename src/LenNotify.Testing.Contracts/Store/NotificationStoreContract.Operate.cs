using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 7: deliveries as operators see them, and one person's sums.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task Deliveries_are_listed_latest_first_in_pages_by_person_channel_and_standing()
    {
        var (dead, _) = await World.Started();
        await World.Complete(dead, CompletionState.Dead);
        var (underWay, item) = await World.Started(user: World.Bob);
        var pending = World.Sms(due: 100);
        await World.Queued(pending);
        var query = new DeliveryQuery { Channel = World.Channel, Limit = 2 };

        var first = await Store.DeliveriesAsync(query, default);
        var second = await Store.DeliveriesAsync(query with { Cursor = first.Next }, default);

        first.Items.Concat(second.Items).Select(entry => (entry.Id, entry.UserId, entry.State, entry.Attempts, entry.Cause)).Should().Equal(
            (pending.Id, World.Ann, DeliveryStanding.Pending, 0, null), (underWay, World.Bob, DeliveryStanding.UnderWay, 1, null), (dead, World.Ann, DeliveryStanding.Dead, 1, "down"));
        (first.Items[0].DueAt, first.Items[0].Priority).Should().Be((World.At(100), Priority.Normal));
        first.Items[1].Items.Should().Equal(item.Id);
        second.Next.Should().BeNull();
        (await Ids(query with { UserId = World.Bob })).Should().Equal(underWay);
        (await Ids(query with { State = DeliveryStanding.Pending })).Should().Equal(pending.Id);
        (await Ids(query with { State = DeliveryStanding.UnderWay })).Should().Equal(underWay);
        (await Ids(query with { State = DeliveryStanding.Dead, UserId = World.Ann })).Should().Equal(dead);
        (await Ids(query with { Channel = "fax" })).Should().BeEmpty();
    }

    [Fact]
    public async Task A_bundle_is_one_delivery_with_all_that_it_carries()
    {
        var bundle = World.Sms(due: 100, join: "g");
        InboxItem[] items = [await World.Queued(bundle), await World.Queued(World.Sms(due: 100, join: "g"))];

        var listed = (await Store.DeliveriesAsync(new DeliveryQuery { Channel = World.Channel, Limit = 1 }, default)).Items.Should().ContainSingle().Which;

        (listed.Id, listed.State).Should().Be((bundle.Id, DeliveryStanding.Pending));
        listed.Items.Should().BeEquivalentTo(items.Select(item => item.Id));
    }

    [Theory]
    [InlineData(0, null, "limit")]
    [InlineData(101, null, "limit")]
    [InlineData(1, "x", "cursor")]
    public async Task A_question_for_deliveries_that_is_not_allowed_names_its_field(int limit, string? cursor, string field)
    {
        var ask = () => Store.DeliveriesAsync(new DeliveryQuery { Limit = limit, Cursor = cursor }, default);
        (await ask.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    [Fact]
    public async Task One_persons_sums_are_of_what_was_listed_for_that_person_alone()
    {
        InboxItem[] items = [await World.Item(), await World.Item()];
        await World.Item(listed: false);
        await World.Item(World.Bob);
        await Store.MarkAsync(World.Ann, [items[0].Id], ItemMark.Read, World.At(10), default);
        await Store.MarkAsync(World.Ann, [items[1].Id], ItemMark.Read, World.At(20), default);

        var ann = await Store.SummariseAsync(World.Ann, World.Start, World.At(100), default);
        var all = await Store.SummariseAsync(null, World.Start, World.At(100), default);

        ann.Should().ContainSingle().Which.Should().Be(new EngagementSummary(World.Type, 2, 0, 0, 0, 0, TimeSpan.FromSeconds(15)));
        all.Should().ContainSingle(summary => summary.Type == World.Type).Which.Sent.Should().Be(3);
        (await Store.SummariseAsync(World.Cid, World.Start, World.At(100), default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_delivery_that_carried_several_items_is_summed_up_once()
    {
        var bundle = World.Sms(join: "g");
        await World.Queued(bundle);
        await World.Queued(World.Sms(join: "g"));
        await World.Claim();
        await World.Complete(bundle.Id, CompletionState.Delivered);

        (await Store.SummariseAsync(World.Ann, World.Start, World.At(100), default)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Sent = 2, Delivered = 1 });
    }

    [Fact]
    public async Task What_failed_for_good_is_summed_up_beside_what_was_delivered_until_it_is_replayed()
    {
        NewDelivery[] sent = [World.Sms(), World.Sms()];
        await World.Queued(sent[0]);
        await World.Queued(sent[1]);
        await World.Claim();
        await World.Complete(sent[0].Id, CompletionState.Delivered);
        await World.Complete(sent[1].Id, CompletionState.Dead);

        (await Store.SummariseAsync(World.Ann, World.Start, World.At(100), default)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Sent = 2, Delivered = 1, Failed = 1 });

        await Store.ReplayAsync(new DeadLetterFilter { Ids = [sent[1].Id] }, new ReplayPace(10, 60), World.Fact(), World.At(4), default);
        (await Store.SummariseAsync(World.Ann, World.Start, World.At(100), default)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Delivered = 1, Failed = 0 });
    }

    private async Task<IEnumerable<Guid>> Ids(DeliveryQuery query) => (await Store.DeliveriesAsync(query, default)).Items.Select(entry => entry.Id);
}
