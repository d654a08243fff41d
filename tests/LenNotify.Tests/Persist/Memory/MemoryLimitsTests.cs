using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class MemoryLimitsTests
{
    [Fact]
    public async Task A_full_store_refuses_publications_and_the_repeat_of_what_it_has_still_gets_its_answer()
    {
        var world = Of(new MemoryLimits(Publications: 1));
        var first = world.Publication("k");
        await world.Append(first, world.Route(), world.Ann);

        await Refused(() => world.Store.AcceptAsync([world.Publication()], World.Start, default), "*1 publications*");
        await Refused(() => world.Append(world.Publication(), world.Route(), world.Ann), "*1 publications*");

        (await world.Append(first, world.Route(), world.Ann)).Acceptance.Should().Be(Acceptance.Same);
        (await world.StateOf(world.Ann)).Should().BeEquivalentTo(new { Sequence = 1L, Unread = 1L });
    }

    [Fact]
    public async Task A_full_inbox_or_queue_refuses_the_whole_request_and_what_fits_still_comes_in()
    {
        var world = Of(new MemoryLimits(Items: 2, Deliveries: 1));
        var route = world.Route(deliveries: _ => [world.Sms()]);

        await Refused(() => world.Append(world.Publication(), world.Route(), world.Ann, world.Bob, world.Cid), "*inbox items*");
        await Refused(() => world.Append(world.Publication(), route, world.Ann, world.Bob), "*deliveries*");

        (await world.StateOf(world.Ann)).Sequence.Should().Be(0);
        (await world.Claim()).Should().BeEmpty();
        await world.Append(world.Publication(), route, world.Ann);
        await world.Append(world.Publication(), world.Route(), world.Bob);
        await Refused(() => world.Append(world.Publication(), world.Route(), world.Cid), "*inbox items*");
    }

    [Fact]
    public async Task People_are_bounded_and_who_was_refused_leaves_no_trace()
    {
        var world = Of(new MemoryLimits(People: 2));

        await Refused(() => world.Append(world.Publication(), world.Route(), world.Ann, world.Bob, world.Cid), "*2 people*");

        await world.Append(world.Publication(), world.Route(), world.Bob, world.Cid);
        await Refused(() => world.Item(), "*2 people*");
    }

    [Theory]
    [InlineData(CompletionState.Delivered)]
    [InlineData(CompletionState.Dead)]
    public async Task What_is_over_gives_its_room_back(CompletionState end)
    {
        var world = Of(new MemoryLimits(Deliveries: 1));
        for (var round = 0; round < 3; round++)
        {
            var (id, _) = await world.Started();
            await world.Complete(id, end);
            await world.Store.DiscardAsync(new DeadLetterFilter(), world.Fact(), World.Start, default);
        }
    }

    [Fact]
    public async Task Joiners_and_what_is_dropped_take_no_room()
    {
        var world = Of(new MemoryLimits(Deliveries: 2));
        for (var round = 0; round < 3; round++)
        {
            await world.Queued(world.Sms(join: "g"));
        }

        await world.Queued(world.Sms(condition: new DeliveryCondition(false, world.IdOf(3))));
        await world.Claim(judge: Rulings.Drop);
        await world.Append(world.Publication(), world.Route(deliveries: _ => [world.Sms(), world.Sms()]), world.Ann);
    }

    [Fact]
    public async Task What_is_purged_or_erased_gives_its_room_back()
    {
        var world = Of(new MemoryLimits(Publications: 1, Items: 1, Deliveries: 1));
        await world.Queued(world.Sms());
        await Erase(world);
        var (id, _) = await world.Started();
        await world.Complete(new Completion(id, CompletionState.Delivered) { ProviderReference = "m1" });
        await Refused(() => world.Queued(world.Sms()), "*");

        var purged = await world.Store.PurgeAsync(new RetentionPolicy(default, default, default, false), 9, World.At(60), default);

        purged.Should().Be(new PurgedBatch(1, 1, 1));
        await world.Queued(world.Sms());
    }

    [Fact]
    public async Task A_full_history_refuses_what_is_new_and_what_is_under_way_runs_to_its_end()
    {
        var world = Of(new MemoryLimits(History: 2));
        var (id, item) = await world.Started();
        await world.Store.RecordAsync(world.Ann, [new Engagement(item.Id, EngagementKind.Opened, "email")], World.Start, default);
        await world.Complete(id, CompletionState.RetryAt, again: 2);

        await Refused(() => world.Item(), "*2 entries of history*");
        await Refused(
            async () =>
            {
                await world.Store.RecordAsync(world.Ann, [new Engagement(item.Id, EngagementKind.Clicked, "email")], World.Start, default);
                return 0;
            },
            "*2 entries of history*");

        await world.Claim(at: 2);
        (await world.Complete(id, CompletionState.Delivered)).Should().BeEmpty();
        (await world.Why(item)).Attempts.Should().HaveCount(2);
    }

    [Fact]
    public async Task Reports_on_unknown_messages_are_bounded()
    {
        var world = Of(new MemoryLimits(Reports: 1));
        var report = new ProviderReport(false, "undelivered", World.Start);
        await world.Store.ReportAsync(world.Channel, "m1", report, World.Start, default);

        await FluentActions.Awaiting(() => world.Store.ReportAsync(world.Channel, "m2", report, World.Start, default))
            .Should().ThrowAsync<StoreFullException>();

        var (id, _) = await world.Started();
        await world.Complete(new Completion(id, CompletionState.Delivered) { ProviderReference = "m1" });
        (await world.Dead()).Should().ContainSingle();
        await world.Store.ReportAsync(world.Channel, "m2", report, World.Start, default);
    }

    [Fact]
    public async Task A_write_whose_fact_has_no_room_does_not_happen()
    {
        var world = Of(new MemoryLimits(AuditFacts: 0));
        var key = new DocumentKey("preferences", world.Ann, "");

        await Refused(() => world.Store.PutDocumentAsync(new StoredDocument(key, 0, "{}"), world.Fact(), World.Start, default), "*audit facts*");
        await Refused(() => world.Store.PutContactsAsync(world.Ann, new ContactBook(), world.Fact(), World.Start, default), "*audit facts*");
        await Refused(() => Erase(world), "*audit facts*");

        (await world.Store.GetDocumentAsync(key, default)).Should().BeNull();
        (await world.Store.GetContactsAsync(world.Ann, default)).Version.Should().Be(0);
    }

    [Fact]
    public async Task Documents_and_suppressions_are_bounded_too()
    {
        var world = Of(new MemoryLimits(Documents: 0, Contacts: 0));
        var suppression = new Suppression(SuppressionCause.Bounce, new Evidence(World.Start, "report"));

        await Refused(
            () => world.Store.PutDocumentAsync(new StoredDocument(new DocumentKey("k", "", ""), 0, "{}"), world.Fact(), World.Start, default), "*documents*");
        await Refused(
            () => world.Store.SuppressAsync(world.Channel, new byte[] { 1 }, suppression, world.Fact("suppressed"), World.Start, default), "*contacts*");
        (await world.Facts("suppressed")).Should().BeEmpty();
    }

    private static World Of(MemoryLimits limits) => new(MemoryStores.Open(limits));

    private static Task<ErasureReceipt> Erase(World world) =>
        world.Store.EraseAsync(world.Ann, world.Fact("erased", "hash"), World.Start, default);

    private static async Task Refused<T>(Func<Task<T>> write, string message) =>
        await FluentActions.Awaiting(write).Should().ThrowAsync<StoreFullException>().WithMessage(message);
}
