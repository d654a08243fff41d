using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: a cap is taken once per delivery, and given back by what never started.
public abstract partial class NotificationStoreContract
{
    [Theory]
    [InlineData(CompletionState.RetryAt)]
    [InlineData(CompletionState.Deferred)]
    public async Task What_was_tried_or_deferred_has_taken_its_caps(CompletionState state)
    {
        var (id, _) = await World.Started();
        await World.Complete(id, state, again: 10);

        (await CapsTaken(10)).Should().BeTrue();
    }

    [Fact]
    public async Task What_was_released_has_given_them_back()
    {
        var (id, _) = await World.Started();
        await World.Complete(id, CompletionState.Released);

        (await CapsTaken(1)).Should().BeFalse();
    }

    [Fact]
    public async Task What_was_released_at_its_second_start_still_has_those_of_the_first()
    {
        var (id, _) = await World.Started();
        await World.Complete(id, CompletionState.RetryAt, again: 10);
        await World.Claim(at: 10);
        await World.Complete(id, CompletionState.Released, at: 11);

        (await CapsTaken(11)).Should().BeTrue();
    }

    [Fact]
    public async Task What_was_lost_with_its_owner_has_taken_them()
    {
        await World.Started();

        (await CapsTaken(60)).Should().BeTrue();
    }

    [Fact]
    public async Task What_is_replayed_takes_them_anew()
    {
        var (id, _) = await World.Started();
        await World.Complete(id, CompletionState.Dead);
        await Store.ReplayAsync(new DeadLetterFilter { Ids = [id] }, new ReplayPace(1, 60), World.Fact(), World.At(100), default);

        (await CapsTaken(100)).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_held_has_not_taken_any()
    {
        await World.Queued(World.Sms());
        await World.Claim(judge: Rulings.Hold(50));

        (await CapsTaken(50)).Should().BeFalse();
    }

    [Fact]
    public async Task A_release_takes_the_start_back_from_the_state_as_it_is_then()
    {
        var delivery = World.Sms();
        var item = await World.Queued(delivery);
        await World.Claim(judge: Rulings.Take(Rulings.Activity(1)));
        await World.Append(World.Publication(), (p, s) => World.Route()(p, s) with { Activity = Rulings.Activity(2) }, World.Ann);
        var seen = new List<(DueDelivery Delivery, DateTimeOffset StartedAt, UserState State)>();

        await World.Complete(delivery.Id, CompletionState.Released, undo: (d, began, s) =>
        {
            seen.Add((d, began, s));
            return Rulings.Activity(3);
        });

        var (undone, startedAt, state) = seen[^1];
        undone.Should().BeEquivalentTo(new { delivery.Id, World.Channel });
        undone.Members.Should().ContainSingle().Which.Id.Should().Be(item.Id);
        startedAt.Should().Be(World.Start);
        state.Should().BeEquivalentTo(new { UserId = World.Ann, Sequence = 2L });
        state.Activity.Should().Be(Rulings.Activity(2));
        (await World.StateOf(World.Ann)).Activity.Should().Be(Rulings.Activity(3));
    }

    [Theory]
    [InlineData(CompletionState.Delivered)]
    [InlineData(CompletionState.RetryAt)]
    [InlineData(CompletionState.Deferred)]
    [InlineData(CompletionState.Dead)]
    public async Task Nothing_else_is_undone(CompletionState state)
    {
        var delivery = World.Sms();
        await World.Queued(delivery);
        await World.Claim(judge: Rulings.Take(Rulings.Activity(1)));

        await World.Complete(delivery.Id, state, again: 10, undo: (_, _, _) => throw new InvalidOperationException());

        (await World.StateOf(World.Ann)).Activity.Should().Be(Rulings.Activity(1));
    }

    [Fact]
    public async Task A_release_that_is_fenced_off_undoes_nothing()
    {
        var (id, _) = await World.Started();
        await World.Claim(2, at: 60, judge: Rulings.Take(Rulings.Activity(1)));

        var fenced = await World.Complete(id, CompletionState.Released, at: 61, undo: (_, _, _) => UserActivity.None);

        fenced.Should().Equal(id);
        (await World.StateOf(World.Ann)).Activity.Should().Be(Rulings.Activity(1));
    }

    [Fact]
    public async Task What_one_owner_took_another_owners_judge_sees()
    {
        await World.Queued(World.Sms());
        await World.Queued(World.Sms());
        await World.Claim(1, slots: 1, judge: Rulings.Take(Rulings.Activity(1)));
        var seen = UserActivity.None;

        await World.Claim(2, at: 1, judge: (d, s) =>
        {
            seen = s.Activity;
            return Rulings.Send(d, s);
        });

        seen.Should().Be(Rulings.Activity(1));
    }

    [Fact]
    public async Task Eight_owners_at_once_lose_no_start_of_a_persons_activity()
    {
        var numbers = Enumerable.Range(1, 40).ToDictionary(number => Rulings.Activity((byte)number));
        await World.Append(World.Publication(), World.Route(deliveries: _ => [.. numbers.Select(_ => World.Sms())]), World.Ann);

        await Threads.Together(8, async index =>
        {
            for (var round = 0; round < 5; round++)
            {
                await World.Claim(index + 1, slots: 1, judge: (d, s) => Rulings.Take(Rulings.Activity((byte)(numbers.GetValueOrDefault(s.Activity) + 1)))(d, s));
            }

            return index;
        });

        (await World.StateOf(World.Ann)).Activity.Should().Be(Rulings.Activity(40));
    }

    private async Task<bool> CapsTaken(double at)
    {
        bool? seen = null;
        await World.Claim(9, at, judge: (d, s) =>
        {
            seen = d.CapsTaken;
            return Rulings.Send(d, s);
        });
        return seen ?? throw new InvalidOperationException("Nothing was due.");
    }
}
