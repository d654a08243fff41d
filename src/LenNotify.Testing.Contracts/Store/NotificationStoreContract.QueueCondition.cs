using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: escalations, which the judge decides, and fallbacks, which wait for the end of another delivery.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task An_escalation_reaches_the_judge_with_its_condition_and_the_marks_and_the_judge_decides()
    {
        var condition = new DeliveryCondition(true, null);
        var item = await World.Queued(World.Sms(due: 900, condition: condition));
        await World.Queued(World.Sms(due: 900, condition: condition), World.Bob);
        await Store.MarkAllReadAsync(World.Ann, 1, World.At(1), default);

        var claimed = await World.Claim(at: 900, judge: (d, s) =>
            d.Condition == condition && d.Members[0].ReadAt is not null ? Rulings.Drop(d, s) : Rulings.Send(d, s));

        claimed.Should().ContainSingle().Which.UserId.Should().Be(World.Bob);
        (await World.Status(901)).Should().BeEquivalentTo(new { Due = 0L, Waiting = 0L });
        (await World.Why(item)).Rulings.Should().ContainSingle();
    }

    [Fact]
    public async Task A_fallback_waits_whatever_its_instant_and_nobody_needs_to_ask_again()
    {
        var (first, fallback) = await Pair();

        var batch = await World.ClaimBatch(at: 500);

        batch.Started.Select(one => one.Due.Id).Should().Equal(first);
        await World.Complete(first, CompletionState.RetryAt, at: 501, again: 5_000);
        var idle = await World.ClaimBatch(at: 502);
        idle.Started.Should().BeEmpty();
        idle.Again.Should().Be(World.At(5_000), "the fallback cannot start by itself");
        (await World.Status(502)).Due.Should().Be(0);
        fallback.Should().NotBe(first);
    }

    [Fact]
    public async Task A_fallback_that_waits_for_a_failure_counts_as_waiting_and_has_no_instant_of_its_own()
    {
        var (first, _) = await Pair();
        (await World.Status()).Should().Be(new QueueStatus(World.Channel, 1, 1, 0, World.Start, null));
        await World.Claim();
        (await World.Status(1)).Should().Be(new QueueStatus(World.Channel, 0, 1, 1, null, null));
        await World.Complete(first, CompletionState.Dead, at: 30);

        (await World.Status(30)).Should().BeEquivalentTo(new { Due = 1L, Waiting = 0L });
    }

    [Fact]
    public async Task A_fallback_is_due_when_the_first_failed_for_good()
    {
        var (first, fallback) = await Pair();
        await World.Claim();
        await World.Complete(first, CompletionState.Dead, at: 30);

        (await World.Claim(at: 30)).Should().ContainSingle().Which.Due.Id.Should().Be(fallback);
    }

    [Fact]
    public async Task A_fallback_whose_own_instant_is_later_waits_for_that_too()
    {
        var (first, fallback) = await Pair(due: 100);
        await World.Claim();
        var failed = await World.Complete(first, CompletionState.Dead, at: 30);

        failed.Should().BeEmpty();
        (await World.ClaimBatch(at: 31)).Again.Should().Be(World.At(100));
        (await World.Claim(at: 100)).Should().ContainSingle().Which.Due.Id.Should().Be(fallback);
    }

    [Fact]
    public async Task A_fallback_is_dropped_when_the_first_arrived()
    {
        var (first, _) = await Pair();
        await World.Claim();
        await World.Complete(first, CompletionState.Delivered);

        await NothingIsLeft();
    }

    [Fact]
    public async Task A_fallback_is_dropped_when_the_judge_dropped_the_first()
    {
        await Pair();
        await World.Claim(judge: Rulings.Drop);

        await NothingIsLeft();
    }

    [Fact]
    public async Task A_chain_of_fallbacks_ends_with_the_one_that_is_no_longer_wanted()
    {
        var (first, second, third) = (World.Sms(), World.Sms(), World.Sms());
        second = second with { Condition = new DeliveryCondition(false, first.Id) };
        third = third with { Condition = new DeliveryCondition(false, second.Id) };
        await World.Append(World.Publication(), World.Route(deliveries: _ => [first, second, third]), World.Ann);
        await World.Claim();
        await World.Complete(first.Id, CompletionState.Delivered);

        await NothingIsLeft();
    }

    [Fact]
    public async Task A_fallback_of_what_already_failed_for_good_is_due_at_once()
    {
        var (id, _) = await World.Started();
        await World.Complete(id, CompletionState.Dead);
        var fallback = World.Sms(condition: new DeliveryCondition(false, id));
        await World.Queued(fallback);

        (await World.Claim(at: 2)).Should().ContainSingle().Which.Due.Id.Should().Be(fallback.Id);
    }

    [Fact]
    public async Task A_fallback_of_what_the_store_does_not_know_is_dropped()
    {
        await World.Queued(World.Sms(condition: new DeliveryCondition(false, World.IdOf(5))));

        await NothingIsLeft();
    }

    [Fact]
    public async Task A_fallback_of_what_was_discarded_is_dropped()
    {
        var (id, _) = await World.Started();
        await World.Complete(id, CompletionState.Dead);
        await Store.DiscardAsync(new DeadLetterFilter { Ids = [id] }, World.Fact(), World.At(2), default);
        await World.Queued(World.Sms(condition: new DeliveryCondition(false, id)));

        await NothingIsLeft();
    }

    private async Task<(Guid First, Guid Fallback)> Pair(double due = 0)
    {
        var first = World.Sms();
        var fallback = World.Sms(due, condition: new DeliveryCondition(false, first.Id));
        await World.Append(World.Publication(), World.Route(deliveries: _ => [first, fallback]), World.Ann);
        return (first.Id, fallback.Id);
    }

    private async Task NothingIsLeft()
    {
        (await World.Claim(at: 9_000)).Should().BeEmpty();
        (await World.Status(9_000)).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null));
    }
}
