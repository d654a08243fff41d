using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class QueueClaimTests
{
    private readonly World _world = new();

    [Fact]
    public async Task A_claim_takes_what_is_due_and_fits_and_the_rest_stays()
    {
        var id = await _world.Queued(_world.Sms());
        await _world.Queued(_world.Sms());
        await _world.Queued(_world.Sms(due: 5));

        var claimed = await _world.Claim(slots: 1);

        claimed.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new
            {
                UserId = "u1",
                IdempotencyKey = id.ToString("N"),
                StartedAt = World.Start,
                FirstAttemptAt = World.Start,
                Due = new { Id = id, Attempts = 0 },
            });
        (await _world.Status()).Should().Be(new QueueStatus("sms", 1, 1, 1, World.Start, World.At(5)));
    }

    [Fact]
    public async Task A_channel_that_never_had_anything_is_empty()
    {
        (await _world.Claim()).Should().BeEmpty();
        (await _world.Status()).Should().Be(new QueueStatus("sms", 0, 0, 0, null, null));
    }

    [Fact]
    public async Task Eight_workers_claim_two_thousand_deliveries_none_twice()
    {
        for (var count = 0; count < 2_000; count++)
        {
            await _world.Queued(_world.Sms(), $"u{count % 90}");
        }

        var claims = await World.Together(8, async index =>
        {
            var mine = new List<Guid>();
            while (await _world.Claim(index, slots: 7) is { Count: > 0 } claimed)
            {
                mine.AddRange(claimed.Select(one => one.Due.Id));
            }

            return mine;
        });

        claims.SelectMany(mine => mine).Should().HaveCount(2_000).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task One_person_with_fifty_thousand_does_not_starve_a_thousand_others()
    {
        var many = Enumerable.Range(0, 50_000).Select(_ => _world.Sms()).ToArray();
        await _world.Append(_world.Publication(), _world.Route(deliveries: _ => many), "hog");
        await _world.Append(
            _world.Publication(),
            _world.Route(deliveries: _ => [_world.Sms()]),
            [.. Enumerable.Range(0, 1_000).Select(index => $"u{index}")]);

        var claimed = await _world.Claim(slots: 1_002);

        claimed.Count(one => one.UserId != "hog").Should().Be(1_000);
        claimed.Where(one => one.UserId == "hog").Select(one => one.Due.Id).Should().Equal(many[0].Id, many[1].Id);
    }

    [Fact]
    public async Task What_is_held_until_tomorrow_does_not_push_todays_behind_it()
    {
        await _world.Queued(_world.Sms(due: 86_400));
        var mine = await _world.Queued(_world.Sms());
        await _world.Queued(_world.Sms(due: 5), "u2");

        (await _world.Claim(at: 10, slots: 1))[0].Due.Id.Should().Be(mine);
    }

    [Fact]
    public async Task A_head_start_goes_first_and_is_bounded()
    {
        await _world.Queued(_world.Sms(), "u1");
        var urgent = await _world.Queued(_world.Sms(due: 30) with { HeadStart = TimeSpan.FromDays(9) }, "u2");

        (await _world.Claim(at: 30, slots: 1, lease: 600))[0].Due.Id.Should().Be(urgent);
        await _world.Queued(_world.Sms(due: 90) with { HeadStart = TimeSpan.FromDays(9) }, "u3");
        (await _world.Claim(at: 90, slots: 1))[0].UserId.Should().Be("u1");
    }

    [Fact]
    public async Task A_hold_goes_back_uncounted_and_the_item_says_why()
    {
        var id = await _world.Queued(_world.Sms());
        (await _world.Claim(judge: (d, s) => World.Rule(d, s, Verdict.Hold, Reason.QuietHours, World.At(50)))).Should().BeEmpty();

        (await _world.Status(1)).Waiting.Should().Be(1);
        (await _world.Inbox.ListAsync("u1", new InboxQuery(), World.Start, default)).Items[0].Decisions.Should().Equal(
            new StoredDecision("sms", Verdict.Hold, Reason.QuietHours, World.At(50), false));
        (await _world.Claim(at: 50)).Should().ContainSingle().Which.Due.Should().BeEquivalentTo(new { Id = id, Attempts = 0 });
    }

    [Fact]
    public async Task What_the_judge_suppresses_is_gone_and_the_item_says_why()
    {
        await _world.Queued(_world.Sms());
        await _world.Claim(judge: (d, s) => World.Rule(d, s, Verdict.Suppress, Reason.OptedOut));

        (await _world.Status(1)).Should().Be(new QueueStatus("sms", 0, 0, 0, null, null));
        _world.State.DeliveryRoom.Held.Should().Be(0);
        var listed = await _world.Inbox.ListAsync("u1", new InboxQuery(), World.Start, default);
        listed.Items[0].Decisions[0].Reason.Should().Be(Reason.OptedOut);
    }

    [Fact]
    public async Task A_judge_that_fails_loses_nothing()
    {
        await _world.Queued(_world.Sms());
        var claim = () => _world.Claim(judge: (_, _) => throw new InvalidDataException());

        await claim.Should().ThrowAsync<InvalidDataException>();
        (await _world.Claim()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_judge_that_fails_later_keeps_nothing_from_the_caller_that_it_started()
    {
        var first = await _world.Queued(_world.Sms());
        var second = await _world.Queued(_world.Sms(), "u2");
        DeliveryJudge judge = (d, s) => d.Id == second ? throw new InvalidDataException() : World.Send(d, s);

        (await _world.Claim(judge: judge)).Should().ContainSingle().Which.Due.Id.Should().Be(first);
        await FluentActions.Awaiting(() => _world.Claim(judge: judge)).Should().ThrowAsync<InvalidDataException>();
    }

    [Fact]
    public async Task Joiners_come_into_a_bundle_until_it_is_claimed_and_a_late_one_opens_the_next()
    {
        var first = await _world.Queued(_world.Sms(due: 5, join: "hold:5"));
        await _world.Queued(_world.Sms(due: 5, join: "hold:5", priority: Priority.High));
        await _world.Queued(_world.Sms(due: 5, join: "hold:5"), "u2");

        var claimed = await _world.Claim(at: 5);
        var late = await _world.Queued(_world.Sms(due: 5, join: "hold:5"));

        var bundle = claimed.Single(one => one.UserId == "u1").Due;
        (bundle.Id, bundle.Priority).Should().Be((first, Priority.High));
        bundle.Members.Select(member => member.Sequence).Should().Equal(1, 2);
        (await _world.Claim(at: 6)).Should().ContainSingle().Which.Due.Id.Should().Be(late);
        _world.State.DeliveryRoom.Held.Should().Be(3);
    }

    [Fact]
    public async Task Members_that_were_judged_away_do_not_go_out()
    {
        await _world.Queued(_world.Sms(join: "g"));
        await _world.Queued(_world.Sms(join: "g"));

        var claimed = await _world.Claim(judge: (d, s) => World.Send(d, s) with { Members = [d.Members[1].Id] });

        claimed[0].Due.Members.Should().ContainSingle().Which.Sequence.Should().Be(2);
    }
}
