using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Appends to people whom a node knows, in one round trip, and what happens when it no longer knows them.</summary>
public sealed class ProvenAppendTests : TwoNodes
{
    [Fact]
    public async Task Whoever_was_found_unchanged_is_appended_to_in_one_round_trip()
    {
        var trips = new List<int>();
        for (var round = 0; round < 4; round++)
        {
            trips.Add(await Trips.CountAsync(() => Append(0, One.Publication(), One.Route(deliveries: _ => [One.Sms()]), One.Bob, One.Ann)));
        }

        trips.Skip(1).Should().Equal(2, 1, 1);
        (await One.StateOf(One.Ann)).Should().BeEquivalentTo(new { Sequence = 4L, Unread = 4L });
        (await One.Listed(One.Ann)).Select(item => item.Sequence).Should().Equal(4, 3, 2, 1);
        (await One.Status()).Due.Should().Be(8);
    }

    [Fact]
    public async Task What_another_node_changed_meanwhile_is_built_upon()
    {
        await KnowAsync(One.Ann);
        await Append(1, One.Publication(), One.Route(), One.Ann);
        (await Append(0, One.Publication(), One.Route(), One.Ann)).Users[0].Should().BeEquivalentTo(new { Sequence = 5L, Unread = 5L });

        await KnowAsync(One.Ann);
        await Other.Store.MarkAllReadAsync(One.Ann, 8, World.Start, default);
        (await Append(0, One.Publication(), One.Route(), One.Ann)).Users[0].Should().BeEquivalentTo(new { Sequence = 9L, Unread = 1L });

        await KnowAsync(One.Ann);
        var activity = Rulings.Activity(3);
        await Append(1, One.Publication(), (p, s) => One.Route()(p, s) with { Activity = activity }, One.Ann);
        var seen = default(UserState);
        await Append(0, One.Publication(), (p, s) => One.Route()(p, seen = s), One.Ann);
        seen.Activity.Should().Be(activity);
    }

    [Fact]
    public async Task A_key_that_another_node_took_is_a_repeat_and_nothing_is_written_twice()
    {
        await KnowAsync(One.Ann);
        await KnowAsync(One.Bob);
        var first = await Append(1, One.Publication("fill-7"), One.Route(), One.Ann);

        await KnowAsync(One.Ann);
        var repeat = await Append(0, One.Publication("fill-7"), One.Route(), One.Ann);
        var other = await Append(0, One.Publication("fill-7", body: 2), One.Route(), One.Bob);

        repeat.Acceptance.Should().Be(Acceptance.Same);
        repeat.PublicationId.Should().Be(first.PublicationId);
        repeat.Users[0].Sequence.Should().Be(first.Users[0].Sequence);
        other.Acceptance.Should().Be(Acceptance.Conflict);
        (await One.StateOf(One.Ann)).Sequence.Should().Be(7);
        (await One.StateOf(One.Bob)).Sequence.Should().Be(3);
    }

    [Fact]
    public async Task Who_was_erased_on_another_node_begins_again()
    {
        await KnowAsync(One.Ann);
        await Other.Store.EraseAsync(One.Ann, One.Fact("erased"), World.Start, default);

        (await Append(0, One.Publication(), One.Route(), One.Ann)).Users[0].Sequence.Should().Be(1);
    }

    [Fact]
    public async Task A_router_that_fails_for_people_who_are_known_leaves_nothing_behind()
    {
        await KnowAsync(One.Ann);
        var append = () => Append(0, One.Publication(), (_, _) => throw new InvalidDataException(), One.Ann);

        await append.Should().ThrowAsync<InvalidDataException>();
        (await Append(0, One.Publication(), One.Route(), One.Ann)).Users[0].Sequence.Should().Be(4);
    }

    [Fact]
    public async Task Two_nodes_that_both_know_everybody_give_each_sequence_once()
    {
        string[] people = [.. Enumerable.Range(0, 6).Select(number => One.Name($"u{number}"))];
        for (var node = 0; node < 2; node++)
        {
            for (var round = 0; round < 3; round++)
            {
                await Append(node, One.Publication(), One.Route(), people);
            }
        }

        await Threads.Together(6, async node =>
        {
            for (var round = 0; round < 20; round++)
            {
                await Append(node, One.Publication(), One.Route(), [.. people.Skip(round % 3).Take(3)]);
            }

            return 0;
        });

        foreach (var user in people)
        {
            var state = await One.StateOf(user);
            var items = await One.Listed(user, new InboxQuery { Limit = 100 });
            state.Unread.Should().Be(state.Sequence);
            items.Select(item => item.Sequence).Should().Equal(Enumerable.Range(1, (int)state.Sequence).Reverse().Take(items.Count).Select(number => (long)number));
        }
    }

    // Twice found unchanged, so that the next append asks nobody.
    private async Task KnowAsync(string user)
    {
        for (var round = 0; round < 3; round++)
        {
            await Append(0, One.Publication(), One.Route(), user);
        }
    }
}
