using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: fallbacks wait for the provider's last word: taking a message is not yet bringing it.
public abstract partial class NotificationStoreContract
{
    private const string LateReference = "m1";

    [Fact]
    public async Task A_fallback_goes_when_the_provider_says_later_that_the_first_never_arrived()
    {
        var chain = await DeliveredChain(2);
        await NoFallbackIsLeft("while the first may still arrive nothing is to be done");

        await ReportWord(false);

        (await World.Claim(at: 6)).Should().ContainSingle().Which.Due.Should().BeEquivalentTo(new { Id = chain[1], Attempts = 0 });
    }

    [Fact]
    public async Task A_fallback_is_not_wanted_when_the_provider_says_that_the_first_arrived()
    {
        await DeliveredChain(2);
        await ReportWord(true);
        await ReportWord(false);

        await NoFallbackIsLeft();
    }

    [Fact]
    public async Task What_waits_for_the_fallback_waits_for_it_again()
    {
        var chain = await DeliveredChain(3);
        await ReportWord(false);
        (await World.Status(6)).Should().BeEquivalentTo(new { Due = 1L, Waiting = 1L });
        (await World.Claim(at: 6)).Should().ContainSingle().Which.Due.Id.Should().Be(chain[1]);
        await World.Complete(chain[1], CompletionState.Dead, at: 7);

        (await World.Claim(at: 8)).Should().ContainSingle().Which.Due.Id.Should().Be(chain[2]);
    }

    [Fact]
    public async Task A_fallback_whose_own_instant_is_later_waits_for_that_after_a_late_word()
    {
        var chain = await DeliveredChain(2, due: 100);
        await ReportWord(false);

        (await World.ClaimBatch(at: 6)).Again.Should().Be(World.At(100));
        (await World.Claim(at: 100)).Should().ContainSingle().Which.Due.Id.Should().Be(chain[1]);
    }

    [Fact]
    public async Task A_fallback_of_what_expired_meanwhile_does_not_go()
    {
        await DeliveredChain(2, with: notification => notification with { ExpiresAt = World.At(3) });
        await Store.ExpireAsync(9, World.At(4), default);
        await ReportWord(false);

        (await World.Claim(at: 6, judge: Rulings.Drop)).Should().BeEmpty();
        await NoFallbackIsLeft();
    }

    [Fact]
    public async Task A_fallback_of_whom_was_erased_does_not_go()
    {
        await DeliveredChain(2);
        await Store.EraseAsync(World.Ann, World.Fact("erased", "hash"), World.At(4), default);
        await ReportWord(false);

        await NoFallbackIsLeft();
    }

    [Fact]
    public async Task When_the_first_is_purged_no_word_is_waited_for_any_more()
    {
        await DeliveredChain(2);
        var (hour, ever) = (TimeSpan.FromHours(1), TimeSpan.FromDays(1_000));
        await Store.PurgeAsync(new RetentionPolicy(ever, hour, ever, KeepUnread: true), 9, World.At(9_000), default);
        await ReportWord(false);

        await NoFallbackIsLeft();
        (await Store.PurgeAsync(new RetentionPolicy(hour, hour, ever, KeepUnread: false), 9, World.At(9_000), default)).Items.Should().Be(1, "nothing holds the item any more");
    }

    [Fact]
    public async Task A_word_and_its_completion_at_once_lose_no_fallback()
    {
        for (var round = 0; round < 20; round++)
        {
            var (first, fallback) = (World.Sms(), World.Sms());
            fallback = fallback with { Condition = new DeliveryCondition(false, first.Id) };
            await World.Append(World.Publication(), World.Route(deliveries: _ => [first, fallback]), World.Ann);
            await World.Claim();
            var reference = $"m-{round}";

            await Threads.Together(2, index => index == 0
                ? Finished(World.Complete(new Completion(first.Id, CompletionState.Delivered) { ProviderReference = reference }))
                : Finished(Store.ReportAsync(World.Channel, reference, new ProviderReport(false, "undelivered", World.At(2)), World.At(5), default)));

            (await World.Claim(at: 6)).Should().ContainSingle().Which.Due.Id.Should().Be(fallback.Id);
            await World.Complete(fallback.Id, CompletionState.Delivered, at: 7);
        }
    }

    private static async Task<int> Finished(Task task)
    {
        await task;
        return 0;
    }

    // A chain of deliveries of which the first was taken by the provider.
    private async Task<Guid[]> DeliveredChain(int count, double due = 0, Func<Notification, Notification>? with = null)
    {
        var chain = new List<NewDelivery> { World.Sms() };
        while (chain.Count < count)
        {
            chain.Add(World.Sms(due, condition: new DeliveryCondition(false, chain[^1].Id)));
        }

        await World.Append(World.Publication(), World.Route(with, deliveries: _ => chain), World.Ann);
        (await World.Claim()).Should().ContainSingle();
        await World.Complete(new Completion(chain[0].Id, CompletionState.Delivered) { ProviderReference = LateReference });
        return [.. chain.Select(delivery => delivery.Id)];
    }

    private Task ReportWord(bool reached) =>
        Store.ReportAsync(World.Channel, LateReference, new ProviderReport(reached, reached ? "delivered" : "undelivered", World.At(2)), World.At(5), default);

    private async Task NoFallbackIsLeft(string because = "")
    {
        (await World.Claim(at: 9_000)).Should().BeEmpty(because);
        (await World.Status(9_000)).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null), because);
    }
}
