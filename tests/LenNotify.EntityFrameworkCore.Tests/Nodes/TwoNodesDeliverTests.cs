using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class TwoNodesDeliverTests : TwoNodes
{
    [Fact]
    public async Task What_four_workers_claim_while_it_is_appended_is_claimed_once()
    {
        string[] people = [One.Ann, One.Bob, One.Cid];
        var turn = 0;
        var appending = Task.Run(async () =>
        {
            for (var round = 0; round < 60; round++)
            {
                var rows = Enumerable.Range(0, 3).Select(_ => One.Sms(turn: turn++)).ToArray();
                await Append(round, One.Publication(), One.Route(deliveries: _ => rows), people[round % 3]);
            }
        });
        var claimed = new List<ClaimedDelivery>();
        var gate = new object();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async owner =>
        {
            while (true)
            {
                var done = appending.IsCompleted;
                var batch = await Claim(owner, slots: 5);
                lock (gate)
                {
                    claimed.AddRange(batch.Started);
                }

                if (done && batch.Started.Count == 0)
                {
                    return;
                }

                await Complete(owner, CompletionState.Delivered, batch.Started.Select(one => one.Due.Id));
            }
        }));
        await appending;

        claimed.Select(one => one.Due.Id).Should().OnlyHaveUniqueItems().And.HaveCount(180);
        (await One.Status()).Should().Be(new QueueStatus(One.Channel, 0, 0, 0, null, null));
    }

    [Fact]
    public async Task A_persons_deliveries_are_claimed_in_order_while_more_are_appended()
    {
        var appended = new List<Guid>();
        var appending = Task.Run(async () =>
        {
            for (var turn = 0; turn < 120; turn += 2)
            {
                var rows = new[] { One.Sms(turn: turn), One.Sms(turn: turn + 1) };
                appended.AddRange(rows.Select(row => row.Id));
                await Append(0, One.Publication(), One.Route(deliveries: _ => rows), One.Ann);
            }
        });
        var claimed = new List<Guid>();
        for (var done = false; !done || claimed.Count < 120;)
        {
            done = appending.IsCompleted;
            claimed.AddRange((await Claim(1, slots: 3)).Started.Select(one => one.Due.Id));
        }

        await appending;
        claimed.Should().Equal(appended);
    }

    [Fact]
    public async Task A_cap_of_three_holds_on_two_nodes()
    {
        await One.Append(One.Publication(), One.Route(deliveries: _ => [.. Enumerable.Range(0, 30).Select(_ => One.Sms())]), One.Ann, One.Bob);

        // The activity counts the starts: one group whose number is the count.
        static DeliveryRuling? Capped(DueDelivery delivery, UserState state)
        {
            var count = Enumerable.Range(1, 3).FirstOrDefault(number => state.Activity == Rulings.Activity((byte)number));
            return count == 3 ? Rulings.Hold(3_600)(delivery, state) : Rulings.Take(Rulings.Activity((byte)(count + 1)))(delivery, state);
        }

        var claims = await Threads.Together(6, async owner =>
        {
            var started = new List<string>();
            for (var round = 0; round < 10; round++)
            {
                started.AddRange((await Claim(owner, slots: 4, judge: Capped)).Started.Select(one => one.UserId));
            }

            return started;
        });

        claims.SelectMany(started => started).GroupBy(user => user).Select(group => group.Count()).Should().Equal(3, 3);
    }

    [Fact]
    public async Task Joiners_and_claims_that_race_for_a_bundle_carry_each_item_once()
    {
        var carried = new List<Guid>();
        var appending = Task.Run(() => Threads.Together(3, async node =>
        {
            for (var round = 0; round < 30; round++)
            {
                await Append(node, One.Publication(), One.Route(deliveries: _ => [One.Sms(join: "g")]), One.Ann);
            }

            return 0;
        }));
        for (var done = false; !done || (await One.Status()).Due > 0;)
        {
            done = appending.IsCompleted;
            foreach (var one in (await Claim(1)).Started)
            {
                carried.AddRange(one.Due.Members.Select(member => member.Id));
                await Complete(1, CompletionState.Delivered, one.Due.Id);
            }
        }

        await appending;
        carried.Should().OnlyHaveUniqueItems().And.HaveCount(90);
    }

    [Fact]
    public async Task A_rate_is_one_for_two_nodes()
    {
        await One.Append(
            One.Publication(), One.Route(deliveries: _ => [.. Enumerable.Range(0, 20).Select(_ => One.Sms())]), One.Ann, One.Bob, One.Cid);
        var rate = new ChannelRate(25, TimeSpan.FromMinutes(1));

        var started = await Threads.Together(6, async owner =>
        {
            var mine = 0;
            for (var round = 0; round < 6; round++)
            {
                mine += (await Claim(owner, slots: 3, rate: rate)).Started.Count;
            }

            return mine;
        });

        started.Sum().Should().Be(25);
    }

    [Fact]
    public async Task A_late_completion_on_one_node_is_fenced_off_once_the_other_has_started_it()
    {
        await One.Queued(One.Sms());
        var first = (await Claim(0)).Started[0];
        (await Claim(1, at: 60)).Started.Should().ContainSingle().Which.IdempotencyKey.Should().Be(first.IdempotencyKey);

        (await Complete(0, CompletionState.Delivered, first.Due.Id)).Should().Equal(first.Due.Id);
        (await Complete(1, CompletionState.Delivered, first.Due.Id)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_completion_and_the_providers_word_that_race_give_one_end()
    {
        for (var round = 0; round < 25; round++)
        {
            var delivery = One.Sms();
            await One.Queued(delivery);
            await Claim(0);
            var reference = $"m{round}";
            await Task.WhenAll(
                One.Store.CompleteAsync(
                    One.IdOf(1), [new Completion(delivery.Id, CompletionState.Delivered) { ProviderReference = reference }], (_, _, s) => s.Activity, World.At(1), default),
                Other.Store.ReportAsync(One.Channel, reference, new ProviderReport(false, "gone", World.At(1)), World.At(1), default));

            (await One.Store.FindDeadLetterAsync(delivery.Id, default)).Should().NotBeNull("it never reached the person");
        }
    }
}
