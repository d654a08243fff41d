using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 8: what the policy no longer keeps goes, and what it keeps stays.
public abstract partial class NotificationStoreContract
{
    private static readonly TimeSpan Ever = TimeSpan.FromDays(1_000);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly DateTimeOffset Later = World.At(2 * 3_600);

    [Fact]
    public async Task Old_items_go_with_their_count_and_the_version_tells_it()
    {
        var item = await World.Item();
        var before = await World.StateOf(World.Ann);

        (await Purge(items: Hour)).Items.Should().Be(1);

        var after = await World.StateOf(World.Ann);
        after.Should().BeEquivalentTo(new { Sequence = 1L, Unread = 0L });
        after.Version.Should().NotBe(before.Version);
        (await World.Listed()).Should().BeEmpty();
        (await Store.WhyAsync(World.Ann, item.Id, default)).Should().BeNull();
        (await World.Item()).Sequence.Should().Be(2, "a sequence is never given twice");
    }

    [Fact]
    public async Task Young_items_stay()
    {
        await World.Item();

        (await Purge(items: 3 * Hour)).Should().Be(new PurgedBatch(0, 0, 0));
        (await World.Listed()).Should().ContainSingle();
    }

    [Fact]
    public async Task Unread_items_stay_however_old_when_the_policy_says_so()
    {
        var (read, covered, unread) = (await World.Item(), await World.Item(), await World.Item());
        await Store.MarkAsync(World.Ann, [read.Id], ItemMark.Read, World.At(1), default);
        await Store.MarkAllReadAsync(World.Ann, covered.Sequence, World.At(1), default);

        (await Purge(items: Hour, keepUnread: true)).Items.Should().Be(2);

        (await World.Listed()).Should().ContainSingle().Which.Id.Should().Be(unread.Id);
        (await World.StateOf(World.Ann)).Unread.Should().Be(1);
    }

    [Fact]
    public async Task What_still_is_to_be_delivered_stays()
    {
        var item = await World.Queued(World.Sms(due: 9_000));

        (await Purge(items: Hour, deliveries: Hour, keys: Hour)).Deliveries.Should().Be(0);

        (await World.Claim(at: 9_000)).Should().ContainSingle().Which.Due.Members.Should().ContainSingle().Which.Id.Should().Be(item.Id);
    }

    [Fact]
    public async Task Ended_deliveries_go_with_their_attempts()
    {
        var (id, item) = await World.Started();
        await World.Complete(new Completion(id, CompletionState.Delivered) { ProviderReference = "m1" });
        (await World.Why(item)).Attempts.Should().ContainSingle();

        await Purge(deliveries: Hour);

        (await World.Why(item)).Attempts.Should().BeEmpty();
        (await World.Listed()).Should().ContainSingle();
    }

    [Fact]
    public async Task Old_dead_letters_go_and_young_ones_stay()
    {
        var (id, _) = await World.Started();
        await World.Complete(id, CompletionState.Dead);

        (await Purge(deliveries: 3 * Hour)).Deliveries.Should().Be(0);
        (await World.Dead()).Should().ContainSingle();
        (await Purge(deliveries: Hour)).Deliveries.Should().Be(1);
        (await World.Dead()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_dedupe_key_is_free_again_when_its_publication_is_purged()
    {
        var publication = World.Publication("k");
        await World.Append(publication, World.Route(), World.Ann);

        (await Purge(keys: Hour)).Publications.Should().Be(1);

        (await Store.FindPublicationAsync(publication.Id, default)).Should().BeNull();
        (await World.Append(World.Publication("k"), World.Route(), World.Ann)).Acceptance.Should().Be(Acceptance.New);
    }

    [Fact]
    public async Task A_dedupe_key_outlives_its_dead_letter()
    {
        var delivery = World.Sms();
        await World.Append(World.Publication("k"), World.Route(deliveries: _ => [delivery]), World.Ann);
        await World.Claim();
        await World.Complete(delivery.Id, CompletionState.Dead);

        (await Purge(items: Hour, keys: Hour)).Publications.Should().Be(0);
        (await World.Append(World.Publication("k"), World.Route(), World.Ann)).Acceptance.Should().Be(Acceptance.Same);
        (await World.Dead()).Should().ContainSingle().Which.Delivery.Members.Should().ContainSingle();

        await Store.DiscardAsync(new DeadLetterFilter { Ids = [delivery.Id] }, World.Fact(), Later, default);
        (await Purge(keys: Hour)).Publications.Should().Be(1);
    }

    [Fact]
    public async Task A_publication_that_is_not_routed_to_the_end_stays()
    {
        await Store.AcceptAsync([World.Publication(due: 9_000)], World.Start, default);

        (await Purge(keys: Hour)).Publications.Should().Be(0);
        (await Store.ClaimPublicationsAsync(new PublicationClaim(World.LeaseOf(1), 9), World.At(9_000), default)).Should().ContainSingle();
    }

    [Fact]
    public async Task One_call_removes_no_more_than_it_was_asked_for()
    {
        for (var made = 0; made < 5; made++)
        {
            await World.Item();
        }

        var purged = 0;
        while (await Purge(items: Hour, most: 2) is { Items: > 0 and <= 2 } batch)
        {
            purged += batch.Items;
        }

        purged.Should().Be(5);
        (await World.StateOf(World.Ann)).Unread.Should().Be(0);
    }

    private Task<PurgedBatch> Purge(
        TimeSpan? items = null, TimeSpan? deliveries = null, TimeSpan? keys = null, bool keepUnread = false, int most = 100) =>
        Store.PurgeAsync(new RetentionPolicy(items ?? Ever, deliveries ?? Ever, keys ?? Ever, keepUnread), most, Later, default);
}
