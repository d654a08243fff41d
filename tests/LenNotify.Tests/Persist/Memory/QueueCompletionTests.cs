using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class QueueCompletionTests
{
    private readonly World _world = new();

    [Fact]
    public async Task What_was_delivered_is_over_and_its_attempt_stays_with_the_item()
    {
        var id = await Started();
        (await _world.Complete(id, CompletionState.Delivered)).Should().BeEmpty();

        _world.State.DeliveryRoom.Held.Should().Be(0);
        Attempts().Should().Equal(new AttemptEntry(id, "sms", 1, World.Start, World.At(1), CompletionState.Delivered, "down"));
        (await _world.Complete(id, CompletionState.Delivered)).Should().Equal(id);
    }

    [Fact]
    public async Task A_retry_comes_back_counted_with_the_same_key_and_its_first_instant()
    {
        var id = await Started();
        await _world.Complete(id, CompletionState.RetryAt, again: 10);

        (await _world.Claim(at: 9)).Should().BeEmpty();
        (await _world.Claim(at: 10)).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            IdempotencyKey = id.ToString("N"),
            StartedAt = World.At(10),
            FirstAttemptAt = World.Start,
            Due = new { Attempts = 1 },
        });
    }

    [Theory]
    [InlineData(CompletionState.Deferred)]
    [InlineData(CompletionState.Released)]
    public async Task What_was_deferred_or_released_does_not_count(CompletionState state)
    {
        var id = await Started();
        await _world.Complete(id, state, again: 10);

        (await _world.Claim(at: 10)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { FirstAttemptAt = World.At(10), Due = new { Attempts = 0 } });
    }

    [Fact]
    public async Task A_release_gives_back_what_the_start_took()
    {
        var taken = Activity();
        var id = await _world.Queued(_world.Sms());
        await _world.Claim(judge: (d, s) => World.Send(d, s) with { Activity = taken });
        (await _world.StateOf("u1")).Activity.Should().Be(taken);

        await _world.Complete(id, CompletionState.Released);

        (await _world.StateOf("u1")).Activity.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public async Task What_happened_since_the_start_is_not_forgotten_by_a_release()
    {
        var taken = Activity();
        var id = await _world.Queued(_world.Sms());
        await _world.Claim();
        await _world.Queued(_world.Sms(), "u1");
        await _world.Claim(2, judge: (d, s) => World.Send(d, s) with { Activity = taken });

        await _world.Complete(id, CompletionState.Released);

        (await _world.StateOf("u1")).Activity.Should().Be(taken);
    }

    [Fact]
    public async Task What_failed_for_good_keeps_its_row_its_cause_and_its_instant()
    {
        var id = await Started();
        await _world.Complete(id, CompletionState.Dead);

        _world.State.Deliveries[id].Death.Should().Be(("down", World.At(1)));
        _world.State.DeliveryRoom.Held.Should().Be(1);
        (await _world.Claim(at: 999)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_late_completion_is_fenced_off_once_another_has_started_it()
    {
        var id = await Started();
        (await _world.Claim(2, at: 60)).Should().ContainSingle().Which.Due.Attempts.Should().Be(1);

        (await _world.Complete(id, CompletionState.Delivered, owner: 1, at: 61)).Should().Equal(id);
        (await _world.Complete(id, CompletionState.Delivered, owner: 2, at: 62)).Should().BeEmpty();
        Attempts().Select(attempt => attempt.State).Should().Equal(null, CompletionState.Delivered);
    }

    [Fact]
    public async Task A_late_completion_counts_while_nobody_else_has_started_it()
    {
        var id = await Started();
        (await _world.Status(60)).Should().BeEquivalentTo(new { Due = 1L, Claimed = 0L });

        (await _world.Complete(id, CompletionState.Delivered, at: 61)).Should().BeEmpty();
        (await _world.Claim(2, at: 61)).Should().BeEmpty();
    }

    [Fact]
    public async Task When_a_late_completion_and_the_next_owner_race_one_of_them_has_it()
    {
        for (var round = 0; round < 200; round++)
        {
            var world = new World();
            var id = await world.Queued(world.Sms());
            await world.Claim();
            var answers = await World.Together(2, async index => index == 0
                ? (Fenced: (await world.Complete(id, CompletionState.Delivered, at: 60)).Count, Claimed: 0)
                : (Fenced: 0, Claimed: (await world.Claim(2, at: 60)).Count));

            answers.Sum(answer => answer.Fenced).Should().Be(answers.Sum(answer => answer.Claimed));
        }
    }

    [Fact]
    public async Task An_extended_lease_lasts_and_only_its_owner_may_extend_it()
    {
        var id = await Started();
        (await _world.Queue.ExtendAsync([id, World.IdOf(5)], World.LeaseOf(1, 120), default)).Should().Equal(id);
        (await _world.Queue.ExtendAsync([id], World.LeaseOf(2, 120), default)).Should().BeEmpty();

        (await _world.Claim(2, at: 119)).Should().BeEmpty();
        (await _world.Claim(2, at: 120)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_row_whose_last_attempt_never_completed_is_claimed_alone()
    {
        var (first, second) = (await _world.Queued(_world.Sms()), await _world.Queued(_world.Sms(due: 5), "u2"));
        await _world.Claim();
        var third = await _world.Queued(_world.Sms(due: 2) with { HeadStart = TimeSpan.FromSeconds(40) }, "u3");

        (await _world.Claim(2, at: 60)).Select(one => one.Due.Id).Should().Equal(third);
        (await _world.Claim(2, at: 60)).Select(one => one.Due.Id).Should().Equal(first);
        (await _world.Claim(2, at: 60)).Select(one => one.Due.Id).Should().Equal(second);
    }

    [Fact]
    public async Task Reports_give_the_same_end_in_any_order()
    {
        var reports = new[]
        {
            new ProviderReport(null, "sent", World.At(1)),
            new ProviderReport(true, "delivered", World.At(2)),
            new ProviderReport(null, "queued", World.At(3)),
        };
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 1, 0], [1, 0, 2, 1] })
        {
            var world = new World();
            foreach (var index in order)
            {
                await world.Queue.ReportAsync("sms", "m1", reports[index], World.Start, default);
            }

            world.State.Reports.Find("sms", "m1").Should().Be(reports[1]);
        }
    }

    // One group of one item: format, no caps, one group, then its key, its two instants and its count.
    private static UserActivity Activity() =>
        UserActivity.FromBytes([1, 0, 0, 1, 0, 7, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);

    private async Task<Guid> Started()
    {
        var id = await _world.Queued(_world.Sms());
        await _world.Claim();
        return id;
    }

    private IReadOnlyList<AttemptEntry> Attempts() => _world.State.Find("u1")!.Listed.After(0).First().Attempts;
}
