using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 1: routing and storing in one commit.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task People_are_routed_in_ordinal_order_and_answered_in_the_order_of_the_request()
    {
        var (lower, upper) = (World.Name("b"), World.Name("B"));
        var order = new List<string>();
        var route = World.Route();
        var answer = await World.Append(
            World.Publication(),
            (publication, state) =>
            {
                order.Add(state.UserId);
                return route(publication, state);
            },
            lower,
            World.Ann,
            upper);

        order.Should().Equal(upper, World.Ann, lower);
        answer.Users.Select(user => user.UserId).Should().Equal(lower, World.Ann, upper);
        answer.Users.Should().OnlyContain(user => user.Sequence == 1 && user.Unread == 1);
        answer.Should().BeEquivalentTo(new { Acceptance = Acceptance.New, Fenced = false });
    }

    [Fact]
    public async Task The_router_sees_what_was_stored_before()
    {
        var activity = Rulings.Activity(3);
        await World.Append(World.Publication(), (p, s) => World.Route()(p, s) with { Activity = activity }, World.Ann);
        UserState seen = default;
        await World.Append(World.Publication(), (p, s) => World.Route()(p, seen = s), World.Ann);

        seen.Should().BeEquivalentTo(new { UserId = World.Ann, Sequence = 1L, Unread = 1L, ReadUpTo = 0L });
        seen.Activity.Should().Be(activity);
        (await World.StateOf(World.Ann)).Activity.Should().Be(activity);
    }

    [Fact]
    public async Task A_router_that_fails_leaves_nothing_behind()
    {
        var publication = World.Publication();
        var append = () => World.Append(
            publication,
            (p, s) => s.UserId == World.Bob ? throw new InvalidDataException() : World.Route(deliveries: _ => [World.Sms()])(p, s),
            World.Ann,
            World.Bob);

        await append.Should().ThrowAsync<InvalidDataException>();
        (await World.StateOf(World.Ann)).Should().BeEquivalentTo(new { Sequence = 0L, Unread = 0L });
        (await World.Listed()).Should().BeEmpty();
        (await World.Claim()).Should().BeEmpty();
        (await Store.FindPublicationAsync(publication.Id, default)).Should().BeNull();
    }

    [Fact]
    public async Task A_router_that_fails_for_one_request_leaves_nothing_of_the_others_behind()
    {
        var (good, bad) = (World.Publication(), World.Publication());
        var append = () => Store.AppendAsync(
            [new AppendRequest(good, [World.Ann]), new AppendRequest(bad, [World.Ann])],
            (p, s) => p.Id == bad.Id ? throw new InvalidDataException() : World.Route()(p, s),
            World.Start,
            default);

        await append.Should().ThrowAsync<InvalidDataException>();
        (await World.StateOf(World.Ann)).Sequence.Should().Be(0);
        (await Store.FindPublicationAsync(good.Id, default)).Should().BeNull();
        (await World.Append(good, World.Route(), World.Ann)).Acceptance.Should().Be(Acceptance.New);
    }

    [Fact]
    public async Task Requests_of_one_call_build_on_each_other_and_are_answered_in_order()
    {
        var first = World.Publication("k");
        var answers = await Store.AppendAsync(
            [
                new AppendRequest(first, [World.Bob, World.Ann]),
                new AppendRequest(World.Publication(), [World.Ann]),
                new AppendRequest(World.Publication("k"), [World.Bob, World.Ann]),
                new AppendRequest(World.Publication("k", body: 2), [World.Ann]),
            ],
            World.Route(),
            World.Start,
            default);

        answers.Select(answer => answer.Acceptance).Should().Equal(Acceptance.New, Acceptance.New, Acceptance.Same, Acceptance.Conflict);
        answers[1].Users.Should().ContainSingle().Which.Should().BeEquivalentTo(new { UserId = World.Ann, Sequence = 2L, Unread = 2L });
        answers[2].PublicationId.Should().Be(first.Id);
        answers[2].Users.Select(user => (user.UserId, user.Sequence)).Should().Equal((World.Bob, 1), (World.Ann, 1));
        (await World.StateOf(World.Ann)).Sequence.Should().Be(2);
    }

    [Fact]
    public async Task A_repeat_gets_the_stored_first_answer_and_is_not_routed()
    {
        var first = await World.Append(World.Publication("k"), World.Route(), World.Bob, World.Ann);
        await World.Item(World.Bob);

        var repeat = await World.Append(World.Publication("k"), (_, _) => throw new InvalidOperationException(), World.Bob, World.Ann);

        repeat.Should().BeEquivalentTo(new { Acceptance = Acceptance.Same, first.PublicationId, Fenced = false });
        repeat.Users.Select(Shown).Should().Equal(first.Users.Select(Shown));
        repeat.Users[0].Routed.Item.Decisions.Should().Equal(first.Users[0].Routed.Item.Decisions);

        static (string, long, long, Guid) Shown(AppendedUser user) => (user.UserId, user.Sequence, user.Unread, user.Routed.Item.Id);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_a_conflict_that_writes_nothing()
    {
        var first = await World.Append(World.Publication("k"), World.Route(), World.Ann);

        var conflict = await World.Append(World.Publication("k", body: 9), World.Route(), World.Ann);

        conflict.Should().BeEquivalentTo(new { Acceptance = Acceptance.Conflict, first.PublicationId, Users = Array.Empty<AppendedUser>() });
        (await World.StateOf(World.Ann)).Sequence.Should().Be(1);
    }

    [Fact]
    public async Task Of_sixteen_appends_with_one_key_one_is_stored_and_all_get_its_answer()
    {
        var answers = await Threads.Together(16, _ => World.Append(World.Publication("k"), World.Route(), World.Bob, World.Ann));

        answers.Count(answer => answer.Acceptance == Acceptance.New).Should().Be(1);
        answers.Select(answer => (answer.Users[0].UserId, answer.Users[0].Routed.Item.Id)).Distinct().Should().ContainSingle()
            .Which.UserId.Should().Be(World.Bob);
        (await World.StateOf(World.Ann)).Should().BeEquivalentTo(new { Sequence = 1L, Unread = 1L });
    }

    [Fact]
    public async Task Sequences_of_one_person_have_no_gaps_however_many_append()
    {
        await Threads.Together(8, async _ =>
        {
            for (var round = 0; round < 20; round++)
            {
                await World.Append(World.Publication(), World.Route(), World.Bob, World.Ann);
            }

            return 0;
        });

        var resumed = await Store.ResumeAsync(World.Ann, 0, 1_000, World.Start, default);
        resumed.Items.Select(item => item.Sequence).Should().Equal(Enumerable.Range(1, 160).Select(number => (long)number));
        resumed.State.Should().BeEquivalentTo(new { Sequence = 160L, Unread = 160L });
    }

    [Fact]
    public async Task What_is_not_listed_has_no_sequence_and_no_count()
    {
        var item = await World.Item(listed: false);

        item.Sequence.Should().Be(0);
        (await World.StateOf(World.Ann)).Should().BeEquivalentTo(new { Sequence = 0L, Unread = 0L });
        (await World.Why(item)).Item.Listed.Should().BeFalse();
    }

    [Fact]
    public async Task An_item_is_stored_as_it_was_routed()
    {
        var decisions = new[]
        {
            new StoredDecision("inapp", Verdict.Deliver, Reason.QuietHours, null, true),
            new StoredDecision("email", Verdict.Digest, Reason.DigestFrequency, World.At(3_600), false),
        };
        var answer = await World.Append(
            World.Publication(),
            (p, s) => World.Route(n => n with { Message = "at 60,125", Severity = Severity.Success, ActionUrl = "/orders/1" })(p, s) is var routed
                ? routed with { Item = routed.Item with { Decisions = decisions, Priority = Priority.High } }
                : routed,
            World.Ann);

        var stored = (await World.Listed())[0];

        stored.Should().BeEquivalentTo(answer.Users[0].Routed.Item with { Sequence = 1 });
        stored.Decisions.Should().Equal(decisions);
    }

    [Fact]
    public async Task Each_item_keeps_its_own_decisions_however_alike_they_are()
    {
        var inbox = new StoredDecision("inapp", Verdict.Deliver, Reason.Routed, null, false);
        var held = new StoredDecision("email", Verdict.Hold, Reason.QuietHours, World.At(60), false);
        StoredDecision[][] decided =
        [
            [inbox], [inbox], [inbox, held], [inbox], [inbox with { Silent = true }], [held], [held with { Until = World.At(61) }], [inbox, held], [],
        ];

        foreach (var decisions in decided)
        {
            await World.Append(World.Publication(), (p, s) => World.Route()(p, s) is var routed ? routed with { Item = routed.Item with { Decisions = decisions } } : routed, World.Ann);
        }

        var resumed = await Store.ResumeAsync(World.Ann, 0, 50, World.Start, default);
        resumed.Items.Should().HaveCount(decided.Length);
        foreach (var (item, decisions) in resumed.Items.Zip(decided))
        {
            item.Decisions.Should().Equal(decisions);
        }
    }
}
