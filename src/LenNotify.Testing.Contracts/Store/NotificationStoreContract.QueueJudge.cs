using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: what the judge holds or drops, and bundles.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task A_hold_goes_back_uncounted_and_the_history_says_why()
    {
        var delivery = World.Sms();
        var item = await World.Queued(delivery);
        (await World.Claim(at: 1, judge: Rulings.Hold(50))).Should().BeEmpty();

        (await World.Status(1)).Should().Be(new QueueStatus(World.Channel, 0, 1, 0, null, World.At(50)));
        (await World.Why(item)).Rulings.Should().Equal(
            new RulingEntry(delivery.Id, new StoredDecision(World.Channel, Verdict.Hold, Reason.QuietHours, World.At(50), false), World.At(1)));
        (await World.Claim(at: 50)).Should().ContainSingle().Which.Due.Should().BeEquivalentTo(
            new { delivery.Id, Attempts = 0, CapsTaken = false });
    }

    [Fact]
    public async Task What_is_held_goes_back_with_its_new_instant_as_its_turn()
    {
        var (held, other) = (World.Sms(turn: -60), World.Sms(due: 10, turn: 10));
        await World.Queued(held);
        await World.Queued(other, World.Bob);
        await World.Claim(judge: Rulings.Hold(20));

        (await World.Claim(at: 30)).Select(one => one.Due.Id).Should().Equal(other.Id, held.Id);
    }

    [Fact]
    public async Task What_the_judge_suppresses_is_gone_and_the_history_says_why()
    {
        var delivery = World.Sms();
        var item = await World.Queued(delivery);
        await World.Claim(judge: Rulings.Drop);

        (await World.Status(1)).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null));
        var entry = (await World.Why(item)).Rulings.Should().ContainSingle().Which;
        entry.Decision.Should().BeEquivalentTo(new { World.Channel, Verdict = Verdict.Suppress, Reason = Reason.OptedOut });
        (await World.Claim(at: 9_999)).Should().BeEmpty();
        (await World.Dead()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_decisions_of_an_item_never_change()
    {
        var item = await World.Queued(World.Sms());
        await World.Claim(judge: Rulings.Hold(50));
        await World.Claim(at: 50, judge: Rulings.Drop);

        var history = await World.Why(item);
        history.Item.Decisions.Should().Equal(item.Decisions);
        history.Rulings.Select(entry => entry.Decision.Verdict).Should().Equal(Verdict.Hold, Verdict.Suppress);
        (await World.Listed())[0].Decisions.Should().Equal(item.Decisions);
    }

    [Fact]
    public async Task What_is_held_or_dropped_takes_no_slot()
    {
        var last = World.Sms(turn: 9);
        await World.Queued(World.Sms());
        await World.Queued(World.Sms());
        await World.Queued(last, World.Bob);

        var claimed = await World.Claim(slots: 1, judge: (d, s) => s.UserId == World.Bob ? Rulings.Send(d, s) : Rulings.Hold(50)(d, s));

        claimed.Should().ContainSingle().Which.Due.Id.Should().Be(last.Id);
    }

    [Fact]
    public async Task The_activity_of_a_ruling_that_holds_is_stored_too()
    {
        await World.Queued(World.Sms());
        await World.Claim(judge: (d, s) => Rulings.Hold(50)(d, s)! with { Activity = Rulings.Activity(5) });

        (await World.StateOf(World.Ann)).Activity.Should().Be(Rulings.Activity(5));
    }

    [Fact]
    public async Task Joiners_come_into_a_bundle_until_it_is_claimed_and_a_late_one_opens_the_next()
    {
        var (first, late) = (World.Sms(due: 5, join: "hold:5"), World.Sms(due: 5, join: "hold:5"));
        await World.Queued(first);
        await World.Queued(World.Sms(due: 5, join: "hold:5") with { Priority = Priority.High });
        await World.Queued(World.Sms(due: 5, join: "hold:5"), World.Bob);
        await World.Queued(World.Sms(due: 5, join: "hold:5") with { TargetId = World.IdOf(8) });

        var claimed = await World.Claim(at: 5);
        await World.Queued(late);

        claimed.Should().HaveCount(3, "another person and another target have bundles of their own");
        var bundle = claimed.Single(one => one.UserId == World.Ann && one.Due.TargetId == World.IdOf(7)).Due;
        (bundle.Id, bundle.Priority).Should().Be((first.Id, Priority.High));
        bundle.Members.Select(member => member.Sequence).Should().Equal(1, 2);
        (await World.Claim(at: 6)).Should().ContainSingle().Which.Due.Id.Should().Be(late.Id);
    }

    [Fact]
    public async Task A_bundle_that_was_claimed_stays_closed_and_its_members_frozen_whatever_becomes_of_it()
    {
        var first = World.Sms(join: "g");
        await World.Queued(first);
        await World.Claim();
        await World.Complete(first.Id, CompletionState.Released);
        var second = World.Sms(join: "g");
        await World.Queued(second);

        var claimed = await World.Claim(at: 1);

        claimed.Select(one => (one.Due.Id, one.Due.Members.Count)).Should().BeEquivalentTo([(first.Id, 1), (second.Id, 1)]);
    }

    [Fact]
    public async Task A_thousand_join_one_bundle_oldest_first()
    {
        var first = World.Sms(due: 5, join: "digest");
        await World.Queued(first);
        for (var count = 0; count < 10; count++)
        {
            await Store.AppendAsync(
                [.. Enumerable.Range(0, 100).Select(_ => new AppendRequest(World.Publication(), [World.Ann]))],
                World.Route(deliveries: _ => [World.Sms(due: 5, join: "digest")]),
                World.Start,
                default);
        }

        var bundle = (await World.Claim(at: 5)).Should().ContainSingle().Which.Due;
        bundle.Members.Select(member => member.Sequence).Should().Equal(Enumerable.Range(1, 1_001).Select(number => (long)number));
    }

    [Fact]
    public async Task Members_that_were_judged_away_do_not_go_out_and_each_has_its_reason()
    {
        var delivery = World.Sms(join: "g");
        var (gone, kept) = (await World.Queued(delivery), await World.Queued(World.Sms(join: "g")));

        var claimed = await World.Claim(at: 1, judge: (d, s) => Rulings.Send(d, s) with
        {
            Members = [kept.Id],
            Dropped = [new DroppedMember(gone.Id, Reason.TypeDisabled)],
        });

        claimed[0].Due.Members.Should().ContainSingle().Which.Id.Should().Be(kept.Id);
        (await World.Why(gone)).Rulings.Should().Equal(
            new RulingEntry(delivery.Id, new StoredDecision(World.Channel, Verdict.Suppress, Reason.TypeDisabled, null, false), World.At(1)));
        (await World.Why(kept)).Rulings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_member_that_was_dropped_from_a_hold_stays_away_after_it()
    {
        var (gone, kept) = (await World.Queued(World.Sms(join: "g")), await World.Queued(World.Sms(join: "g")));
        await World.Claim(judge: (d, s) => Rulings.Hold(50)(d, s)! with
        {
            Members = [kept.Id],
            Dropped = [new DroppedMember(gone.Id, Reason.Expired)],
        });

        (await World.Claim(at: 50))[0].Due.Members.Select(member => member.Id).Should().Equal(kept.Id);
        (await World.Why(gone)).Rulings.Should().ContainSingle().Which.Decision.Reason.Should().Be(Reason.Expired);
        (await World.Why(kept)).Rulings.Should().ContainSingle().Which.Decision.Verdict.Should().Be(Verdict.Hold);
    }

    [Fact]
    public async Task A_claim_tells_what_it_held_or_dropped_and_what_it_started_without_some_of_its_members()
    {
        var (held, dropped, whole, bundle) = (World.Sms(), World.Sms(), World.Sms(), World.Sms(join: "g"));
        await World.Queued(held);
        await World.Queued(dropped);
        await World.Queued(whole);
        var (gone, kept) = (await World.Queued(bundle), await World.Queued(World.Sms(join: "g")));
        DeliveryRuling? Judge(DueDelivery d, UserState s) =>
            d.Id == held.Id ? Rulings.Hold(50)(d, s)
            : d.Id == dropped.Id ? Rulings.Drop(d, s)
            : d.Id == bundle.Id ? Rulings.Send(d, s) with { Members = [kept.Id], Dropped = [new DroppedMember(gone.Id, Reason.Expired)] }
            : Rulings.Send(d, s);

        var batch = await World.ClaimBatch(at: 1, judge: Judge);

        batch.Started.Select(one => one.Due.Id).Should().BeEquivalentTo([whole.Id, bundle.Id]);
        batch.Ruled.Select(one => (one.Due.Id, one.UserId, one.Ruling.Verdict, one.Ruling.Reason, one.Ruling.Until)).Should().BeEquivalentTo(
        [
            (held.Id, World.Ann, Verdict.Hold, Reason.QuietHours, (DateTimeOffset?)World.At(50)),
            (dropped.Id, World.Ann, Verdict.Suppress, Reason.OptedOut, null),
            (bundle.Id, World.Ann, Verdict.Deliver, Reason.Routed, null),
        ]);
        batch.Ruled.Single(one => one.Due.Id == bundle.Id).Due.Members.Select(item => item.Id).Should().Equal(gone.Id, kept.Id);
        (await World.ClaimBatch(at: 2)).Ruled.Should().BeEmpty("each is told once");
    }
}
