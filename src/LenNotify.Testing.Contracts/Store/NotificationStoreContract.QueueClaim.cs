using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: what a claim starts, in which order, and when the next is worth making.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task A_claim_takes_what_is_due_and_fits_and_the_rest_stays()
    {
        var first = World.Sms();
        var item = await World.Queued(first);
        await World.Queued(World.Sms());
        await World.Queued(World.Sms(due: 5));

        var claimed = await World.Claim(slots: 1);

        var one = claimed.Should().ContainSingle().Which;
        one.Should().BeEquivalentTo(new { UserId = World.Ann, StartedAt = World.Start, FirstAttemptAt = World.Start });
        one.IdempotencyKey.Should().NotBeEmpty();
        one.Due.Should().BeEquivalentTo(
            new { first.Id, World.Channel, first.TargetId, Priority = Priority.Normal, Attempts = 0, CapsTaken = false });
        one.Due.Members.Should().ContainSingle().Which.Should().BeEquivalentTo(new { item.Id, item.Sequence, item.UserId });
        (await World.Status()).Should().Be(new QueueStatus(World.Channel, 1, 1, 1, World.Start, World.At(5)));
    }

    [Fact]
    public async Task A_channel_that_never_had_anything_is_empty()
    {
        var batch = await World.ClaimBatch();

        batch.Started.Should().BeEmpty();
        batch.Again.Should().BeNull();
        (await World.Status()).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null));
    }

    [Fact]
    public async Task A_channel_claims_its_own_rows_only()
    {
        await World.Queued(World.Sms() with { Channel = World.Name("email") });

        (await World.Claim()).Should().BeEmpty();
        var statuses = await Store.QueueStatusAsync([World.Channel, World.Name("email")], World.Start, default);
        statuses.Select(status => (status.Channel, status.Due)).Should().Equal((World.Channel, 0), (World.Name("email"), 1));
    }

    [Fact]
    public async Task What_is_due_goes_by_turn_and_equal_turns_by_id()
    {
        var rows = new[] { World.Sms(turn: 3), World.Sms(turn: -2), World.Sms(turn: 3), World.Sms(due: 2, turn: -9), World.Sms(due: 6, turn: -9) };
        foreach (var index in new[] { 2, 4, 0, 3, 1 })
        {
            await World.Queued(rows[index], index % 2 == 0 ? World.Ann : World.Bob);
        }

        var order = new List<Guid>();
        while (await World.Claim(at: 5, slots: 1) is [var one])
        {
            order.Add(one.Due.Id);
        }

        order.Should().Equal(rows[3].Id, rows[1].Id, rows[0].Id, rows[2].Id);
    }

    [Fact]
    public async Task A_batch_is_in_the_order_of_the_turns()
    {
        var rows = new[] { World.Sms(turn: 2), World.Sms(turn: 1), World.Sms(turn: 3) };
        foreach (var row in rows)
        {
            await World.Queued(row);
        }

        (await World.Claim()).Select(one => one.Due.Id).Should().Equal(rows[1].Id, rows[0].Id, rows[2].Id);
    }

    [Fact]
    public async Task Eight_workers_claim_four_hundred_deliveries_none_twice()
    {
        for (var count = 0; count < 10; count++)
        {
            await World.Append(
                World.Publication(), World.Route(deliveries: _ => [World.Sms(), World.Sms()]), [.. Enumerable.Range(0, 20).Select(n => World.Name($"u{n}"))]);
        }

        var claims = await Threads.Together(8, async index =>
        {
            var mine = new List<Guid>();
            while (await World.Claim(index + 1, slots: 7) is { Count: > 0 } claimed)
            {
                mine.AddRange(claimed.Select(one => one.Due.Id));
            }

            return mine;
        });

        claims.SelectMany(mine => mine).Should().HaveCount(400).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_claim_says_when_the_next_is_worth_making()
    {
        await World.Queued(World.Sms(due: 90));
        (await World.ClaimBatch()).Again.Should().Be(World.At(90));

        await World.Queued(World.Sms());
        await World.Queued(World.Sms());
        (await World.ClaimBatch(slots: 1)).Again.Should().NotBeNull().And.BeOnOrBefore(World.Start, "there was no slot for the second");

        (await World.ClaimBatch()).Again.Should().Be(World.At(60), "then a lease runs out");
    }

    [Fact]
    public async Task An_owner_sees_its_members_as_they_are_when_it_claims()
    {
        var delivery = World.Sms(due: 5);
        var item = await World.Queued(delivery);
        await Store.MarkAsync(World.Ann, [item.Id], ItemMark.Read, World.At(1), default);
        DateTimeOffset? seen = null;

        await World.Claim(at: 5, judge: (d, s) =>
        {
            seen = d.Members[0].ReadAt;
            return Rulings.Send(d, s);
        });

        seen.Should().Be(World.At(1));
    }

    [Fact]
    public async Task The_judge_sees_the_persons_state_and_what_it_leaves_is_stored()
    {
        await World.Queued(World.Sms());
        await World.Queued(World.Sms(due: 1));
        await World.Claim(judge: Rulings.Take(Rulings.Activity(4)));
        UserState seen = default;

        await World.Claim(at: 1, judge: (d, s) => Rulings.Send(d, seen = s));

        seen.Should().BeEquivalentTo(new { UserId = World.Ann, Sequence = 2L, Unread = 2L });
        seen.Activity.Should().Be(Rulings.Activity(4));
    }

    [Fact]
    public async Task A_judge_that_fails_loses_nothing()
    {
        await World.Queued(World.Sms());
        var claim = () => World.Claim(judge: (_, _) => throw new InvalidDataException());

        await claim.Should().ThrowAsync<InvalidDataException>();
        (await World.Claim()).Should().ContainSingle().Which.Due.Attempts.Should().Be(0);
    }

    [Fact]
    public async Task A_judge_that_fails_later_keeps_nothing_from_the_caller_that_it_started()
    {
        var (first, second) = (World.Sms(), World.Sms());
        await World.Queued(first);
        await World.Queued(second, World.Bob);
        DeliveryJudge judge = (d, s) => d.Id == second.Id ? throw new InvalidDataException() : Rulings.Send(d, s);
        var started = new List<Guid>();
        try
        {
            started.AddRange((await World.Claim(judge: judge)).Select(one => one.Due.Id));
        }
        catch (InvalidDataException)
        {
            // Whole or not at all: then nothing was started either.
        }

        var rest = await World.Claim(2);

        started.Concat(rest.Select(one => one.Due.Id)).Should().Equal(first.Id, second.Id);
    }
}
