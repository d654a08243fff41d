using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: how attempts end, leases, and who is fenced off.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task What_was_delivered_is_over_and_its_attempt_stays_with_the_item()
    {
        var (id, item) = await World.Started();
        (await World.Complete(id, CompletionState.Delivered)).Should().BeEmpty();

        (await World.Why(item)).Attempts.Should().Equal(
            new AttemptEntry(id, World.Channel, 1, World.Start, World.At(1), CompletionState.Delivered, null));
        (await World.Complete(id, CompletionState.Delivered)).Should().Equal(id);
        (await World.Status(999)).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null));
    }

    [Fact]
    public async Task A_retry_comes_back_counted_with_the_same_key_and_its_first_instant()
    {
        var delivery = World.Sms();
        var item = await World.Queued(delivery);
        var first = (await World.Claim())[0];
        await World.Complete(delivery.Id, CompletionState.RetryAt, again: 10);

        (await World.Claim(at: 9)).Should().BeEmpty();
        var second = (await World.Claim(at: 10)).Should().ContainSingle().Which;
        second.Should().BeEquivalentTo(
            new { first.IdempotencyKey, StartedAt = World.At(10), FirstAttemptAt = World.Start, Due = new { Attempts = 1, CapsTaken = true } });
        (await World.Why(item)).Attempts.Should().Equal(
            new AttemptEntry(delivery.Id, World.Channel, 1, World.Start, World.At(1), CompletionState.RetryAt, "down"));
    }

    [Fact]
    public async Task A_retry_has_its_new_instant_as_its_turn()
    {
        var (retried, other) = (World.Sms(turn: -60), World.Sms(due: 10, turn: 5));
        await World.Queued(retried);
        await World.Claim();
        await World.Complete(retried.Id, CompletionState.RetryAt, again: 10);
        await World.Queued(other, World.Bob);

        (await World.Claim(at: 10)).Select(one => one.Due.Id).Should().Equal(other.Id, retried.Id);
    }

    [Fact]
    public async Task What_was_deferred_does_not_count_and_is_logged()
    {
        var (id, item) = await World.Started();
        await World.Complete(id, CompletionState.Deferred, again: 10);

        (await World.Claim(at: 9)).Should().BeEmpty();
        (await World.Claim(at: 10)).Should().ContainSingle("the age counts from the first start, also one that did not count").Which.Should().BeEquivalentTo(
            new { FirstAttemptAt = World.Start, Due = new { Attempts = 0 } });
        (await World.Why(item)).Attempts.Should().ContainSingle().Which.State.Should().Be(CompletionState.Deferred);
    }

    [Fact]
    public async Task What_was_released_keeps_its_instant_and_its_turn_and_is_not_logged()
    {
        var (released, other) = (World.Sms(turn: -60), World.Sms(turn: -30));
        var item = await World.Queued(released);
        await World.Claim();
        await World.Queued(other, World.Bob);
        await World.Complete(released.Id, CompletionState.Released, again: 500);

        (await World.Status(1)).Should().Be(new QueueStatus(World.Channel, 2, 0, 0, World.Start, null));
        (await World.Claim(2, at: 1)).Select(one => (one.Due.Id, one.Due.Attempts, one.FirstAttemptAt)).Should().Equal(
            (released.Id, 0, World.At(1)), (other.Id, 0, World.At(1)));
        (await World.Why(item)).Attempts.Where(attempt => attempt.EndedAt is not null).Should().BeEmpty();
    }

    [Fact]
    public async Task What_failed_for_good_is_a_dead_letter_with_its_cause_and_its_instant()
    {
        var (id, item) = await World.Started();
        await World.Complete(id, CompletionState.Dead);

        var letter = (await World.Dead()).Should().ContainSingle().Which;
        letter.Should().BeEquivalentTo(new { UserId = World.Ann, Cause = "down", DiedAt = World.At(1), Delivery = new { Id = id, Attempts = 1 } });
        letter.Delivery.Members.Should().ContainSingle().Which.Id.Should().Be(item.Id);
        (await World.Claim(at: 999)).Should().BeEmpty();
        (await World.Status(999)).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null));
    }

    [Fact]
    public async Task One_call_completes_many_and_names_those_that_were_fenced_off()
    {
        var rows = new[] { World.Sms(), World.Sms(), World.Sms(due: 5) };
        foreach (var row in rows)
        {
            await World.Queued(row);
        }

        await World.Claim();
        var fenced = await Store.CompleteAsync(
            World.IdOf(1),
            [.. rows.Select(row => new Completion(row.Id, CompletionState.Delivered)), new Completion(World.IdOf(5), CompletionState.Delivered)],
            (_, _, state) => state.Activity,
            World.At(1),
            default);

        fenced.Should().Equal(rows[2].Id, World.IdOf(5));
    }

    [Fact]
    public async Task A_late_completion_is_fenced_off_once_another_has_started_it()
    {
        var (id, item) = await World.Started();
        (await World.Claim(2, at: 60)).Should().ContainSingle().Which.Due.Should().BeEquivalentTo(new { Attempts = 1, CapsTaken = true });

        (await World.Complete(id, CompletionState.Delivered, owner: 1, at: 61)).Should().Equal(id);
        (await World.Complete(id, CompletionState.Delivered, owner: 2, at: 62)).Should().BeEmpty();
        (await World.Why(item)).Attempts.Select(attempt => (attempt.Number, attempt.StartedAt, attempt.EndedAt, attempt.State)).Should().Equal(
            (1, World.Start, null, null), (2, World.At(60), World.At(62), CompletionState.Delivered));
    }

    [Fact]
    public async Task A_late_completion_counts_while_nobody_else_has_started_it()
    {
        var (id, _) = await World.Started();
        (await World.Status(60)).Should().BeEquivalentTo(new { Due = 1L, Claimed = 0L });

        (await World.Complete(id, CompletionState.Delivered, at: 61)).Should().BeEmpty();
        (await World.Claim(2, at: 61)).Should().BeEmpty();
    }

    [Fact]
    public async Task When_a_late_completion_and_the_next_owner_race_one_of_them_has_it()
    {
        for (var round = 0; round < 20; round++)
        {
            var (id, _) = await World.Started();
            var answers = await Threads.Together(2, async index => index == 0
                ? (Fenced: (await World.Complete(id, CompletionState.Delivered, at: 60)).Count, Claimed: 0)
                : (Fenced: 0, Claimed: (await World.Claim(2, at: 60)).Count));

            answers.Sum(answer => answer.Fenced).Should().Be(answers.Sum(answer => answer.Claimed));
            await World.Complete(id, CompletionState.Delivered, owner: 2, at: 61);
        }
    }

    [Fact]
    public async Task An_extended_lease_lasts_and_only_its_owner_may_extend_it()
    {
        var (id, _) = await World.Started();
        (await Store.ExtendAsync([id, World.IdOf(5)], World.LeaseOf(1, 120), default)).Should().Equal(id);
        (await Store.ExtendAsync([id], World.LeaseOf(2, 120), default)).Should().BeEmpty();

        (await World.Claim(2, at: 119)).Should().BeEmpty();
        (await World.Claim(2, at: 120)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_row_whose_last_attempt_never_completed_is_claimed_alone()
    {
        var (lost, before, after) = (World.Sms(turn: 2), World.Sms(due: 5, turn: 1), World.Sms(due: 5, turn: 3));
        await World.Queued(lost);
        await World.Claim();
        await World.Queued(before, World.Bob);
        await World.Queued(after, World.Cid);

        (await World.Claim(2, at: 60)).Select(one => one.Due.Id).Should().Equal(before.Id);
        var again = (await World.ClaimBatch(2, at: 60));
        again.Started.Select(one => one.Due.Id).Should().Equal(lost.Id);
        again.Again.Should().NotBeNull().And.BeOnOrBefore(World.At(60));
        (await World.Claim(2, at: 60)).Select(one => one.Due.Id).Should().Equal(after.Id);
    }
}
