using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class TwoNodesPublishTests : TwoNodes
{
    [Fact]
    public async Task Of_a_hundred_callers_on_two_nodes_one_is_new_and_all_get_its_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(node =>
            Append(node, One.Publication("fill-7"), One.Route(deliveries: _ => [One.Sms()]), One.Bob, One.Ann)));

        answers.Count(answer => answer.Acceptance == Acceptance.New).Should().Be(1);
        answers.Count(answer => answer.Acceptance == Acceptance.Same).Should().Be(99);
        answers.Select(answer => (answer.PublicationId, Items: string.Join(',', answer.Users.Select(user => (user.UserId, user.Sequence, user.Routed.Item.Id)))))
            .Distinct().Should().ContainSingle();
        (await One.Status()).Due.Should().Be(2, "nothing is sent twice");
    }

    [Fact]
    public async Task Batches_that_name_the_same_people_in_any_order_wait_for_each_other_but_never_in_a_circle()
    {
        string[] people = [.. Enumerable.Range(0, 10).Select(number => One.Name($"u{number}"))];
        await Threads.Together(8, async node =>
        {
            var random = new Random(node);
            for (var round = 0; round < 15; round++)
            {
                var requests = Enumerable.Range(0, 4)
                    .Select(_ => new AppendRequest(One.Publication(), [.. people.OrderBy(_ => random.Next()).Take(5)])).ToArray();
                await Node(node).AppendAsync(requests, One.Route(), World.Start, default);
            }

            return 0;
        });

        var states = await One.Store.StatesAsync(people, default);
        states.Sum(state => state.Sequence).Should().Be(8 * 15 * 4 * 5);
        states.Should().OnlyContain(state => state.Unread == state.Sequence);
    }

    [Fact]
    public async Task Whoever_resumes_while_others_append_misses_no_sequence()
    {
        var appending = Task.WhenAll(Enumerable.Range(0, 6).Select(async node =>
        {
            for (var round = 0; round < 25; round++)
            {
                await Append(node, One.Publication(), One.Route(), One.Ann);
            }
        }));
        var seen = new List<long>();
        while (seen.Count < 150)
        {
            var resumed = await Other.Store.ResumeAsync(One.Ann, seen.Count, 40, World.Start, default);
            seen.AddRange(resumed.Items.Select(item => item.Sequence));
            resumed.State.Sequence.Should().BeGreaterThanOrEqualTo(seen.Count);
        }

        await appending;
        seen.Should().Equal(Enumerable.Range(1, 150).Select(number => (long)number), "what was committed later has a later sequence");
    }

    [Fact]
    public async Task An_owner_on_another_node_is_fenced_off_once_the_fan_out_passed_on()
    {
        var publication = One.Publication();
        await One.Store.AcceptAsync([publication], World.Start, default);
        await One.Store.ClaimPublicationsAsync(new PublicationClaim(One.LeaseOf(1, 30), 1), World.Start, default);
        (await Other.Store.ClaimPublicationsAsync(new PublicationClaim(One.LeaseOf(2, 90), 1), World.At(30), default)).Should().ContainSingle();

        var chunks = await Task.WhenAll(new[] { 1, 2 }.Select(owner => Node(owner - 1).AppendAsync(
            [new AppendRequest(publication, [One.Ann]) { Lease = One.LeaseOf(owner) }], One.Route(), World.At(31), default)));

        chunks.Select(chunk => chunk[0].Fenced).Should().Equal(true, false);
        (await One.StateOf(One.Ann)).Sequence.Should().Be(1);
    }

    [Fact]
    public async Task A_node_that_goes_on_chunk_by_chunk_keeps_its_fan_out_however_long_that_takes()
    {
        var publication = One.Publication();
        await One.Store.AcceptAsync([publication], World.Start, default);
        await One.Store.ClaimPublicationsAsync(new PublicationClaim(One.LeaseOf(1, 60), 1), World.Start, default);

        for (var chunk = 1; chunk <= 10; chunk++)
        {
            var now = chunk * 45;
            (await Other.Store.ClaimPublicationsAsync(new PublicationClaim(One.LeaseOf(2, now + 60), 1), World.At(now), default)).Should().BeEmpty();
            var written = await One.Store.AppendAsync(
                [new AppendRequest(publication, [One.Ann]) { Lease = One.LeaseOf(1, now + 60), NextCursor = $"{chunk}" }], One.Route(), World.At(now), default);
            written[0].Fenced.Should().BeFalse();
        }

        (await Other.Store.ClaimPublicationsAsync(new PublicationClaim(One.LeaseOf(2, 600), 1), World.At(510), default)).Should().ContainSingle("it said nothing for a minute")
            .Which.Should().BeEquivalentTo(new { Cursor = "10", Claims = 1 });
    }

    [Fact]
    public async Task Instants_are_kept_to_the_tick()
    {
        var odd = World.Start.AddTicks(1_234_567);
        var first = One.Publication("k") with { DueAt = odd };
        Router route = (p, s) => One.Route(n => n with { ExpiresAt = odd.AddDays(1) })(p, s) is var routed
            ? routed with { Item = routed.Item with { CreatedAt = odd } }
            : null!;
        await Append(0, first, route, One.Ann);

        (await Append(1, One.Publication("k"), route, One.Ann)).Users[0].Routed.Item.CreatedAt.Should().Be(odd);
        (await Other.Store.FindPublicationAsync(first.Id, default))!.DueAt.Should().Be(odd);
        var item = (await Other.Store.ListAsync(One.Ann, new InboxQuery(), World.Start, default)).Items[0];
        item.CreatedAt.Should().Be(odd);
        item.Notification.ExpiresAt.Should().Be(odd.AddDays(1));
    }
}
