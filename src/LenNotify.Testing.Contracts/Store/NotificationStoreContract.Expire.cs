using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 8: expiry settles the counters, and deliveries of what expired do not go out.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task What_expired_leaves_the_count_once_and_the_version_tells_it()
    {
        await Expiring(10);
        await Expiring(20);
        await World.Item();
        var before = await World.StateOf(World.Ann);

        (await Store.ExpireAsync(9, World.At(9), default)).Should().Be(0);
        (await Store.ExpireAsync(9, World.At(10), default)).Should().Be(1);
        (await Store.ExpireAsync(9, World.At(11), default)).Should().Be(0);

        var after = await World.StateOf(World.Ann);
        after.Unread.Should().Be(2);
        after.Version.Should().NotBe(before.Version);
    }

    [Fact]
    public async Task One_call_settles_no_more_than_it_was_asked_for()
    {
        await Expiring(10);
        await Expiring(10);
        await Expiring(10);

        (await Store.ExpireAsync(2, World.At(10), default)).Should().Be(2);
        (await World.StateOf(World.Ann)).Unread.Should().Be(1);
        (await Store.ExpireAsync(2, World.At(10), default)).Should().Be(1);
        (await World.StateOf(World.Ann)).Unread.Should().Be(0);
    }

    [Fact]
    public async Task What_was_read_or_dismissed_before_is_not_counted_down_again()
    {
        var (read, dismissed, covered) = (await Expiring(10), await Expiring(10), await Expiring(10));
        await World.Item();
        await Store.MarkAllReadAsync(World.Ann, 0, World.At(1), default);
        await Store.MarkAsync(World.Ann, [read.Id], ItemMark.Read, World.At(1), default);
        await Store.MarkAsync(World.Ann, [dismissed.Id], ItemMark.Dismissed, World.At(1), default);
        await Store.MarkAllReadAsync(World.Ann, covered.Sequence, World.At(2), default);

        await Store.ExpireAsync(9, World.At(10), default);

        (await World.StateOf(World.Ann)).Unread.Should().Be(1);
    }

    [Fact]
    public async Task Marks_after_the_expiry_count_nothing_twice()
    {
        var item = await Expiring(10);
        await World.Item();
        await Store.ExpireAsync(9, World.At(10), default);

        (await Store.MarkAsync(World.Ann, [item.Id], ItemMark.Read, World.At(11), default)).Unread.Should().Be(1);
        (await Store.MarkAllReadAsync(World.Ann, 2, World.At(12), default)).Unread.Should().Be(0);
    }

    [Fact]
    public async Task Deliveries_of_what_expired_are_dropped_and_bundles_go_on_without_it()
    {
        var alone = await World.Queued(World.Sms(due: 50), with: Expires(10));
        await World.Queued(World.Sms(due: 50, join: "g"), with: Expires(10));
        var kept = await World.Queued(World.Sms(due: 50, join: "g"));

        await Store.ExpireAsync(9, World.At(10), default);

        (await World.Status(10)).Waiting.Should().Be(1);
        (await World.Claim(at: 50)).Should().ContainSingle().Which.Due.Members.Should().ContainSingle().Which.Id.Should().Be(kept.Id);
        (await World.Why(alone)).Attempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_bundle_of_which_everything_expired_is_dropped_and_the_next_opens_another()
    {
        await World.Queued(World.Sms(due: 50, join: "g"), with: Expires(20));
        await World.Queued(World.Sms(due: 50, join: "g"), with: Expires(10));
        await Store.ExpireAsync(9, World.At(10), default);
        (await World.Status(10)).Waiting.Should().Be(1);

        await Store.ExpireAsync(9, World.At(20), default);
        (await World.Status(20)).Waiting.Should().Be(0);
        var kept = await World.Queued(World.Sms(due: 50, join: "g"));

        (await World.Claim(at: 50)).Should().ContainSingle().Which.Due.Members.Should().ContainSingle().Which.Id.Should().Be(kept.Id);
    }

    [Fact]
    public async Task A_delivery_that_is_under_way_is_not_taken_from_its_owner()
    {
        var delivery = World.Sms();
        await World.Queued(delivery, with: Expires(10));
        await World.Claim();
        await Store.ExpireAsync(9, World.At(10), default);

        (await World.Complete(delivery.Id, CompletionState.Delivered, at: 11)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_fallback_of_a_delivery_that_expiry_dropped_is_dropped_too()
    {
        var first = World.Sms(due: 50);
        var fallback = World.Sms(due: 60, condition: new DeliveryCondition(false, first.Id));
        await World.Append(World.Publication(), World.Route(Expires(10), deliveries: _ => [first, fallback]), World.Ann);

        await Store.ExpireAsync(9, World.At(10), default);

        (await World.Status(99)).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null));
    }

    private static Func<Notification, Notification> Expires(double at) => notification => notification with { ExpiresAt = World.At(at) };

    private Task<InboxItem> Expiring(double at) => World.Item(with: Expires(at));
}
