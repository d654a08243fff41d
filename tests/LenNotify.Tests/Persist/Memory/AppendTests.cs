using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class AppendTests
{
    private readonly World _world = new();

    [Fact]
    public async Task People_are_routed_in_ordinal_order_and_answered_in_the_order_of_the_request()
    {
        var order = new List<string>();
        var route = _world.Route();
        var answer = await _world.Append(
            _world.Publication(),
            (publication, state) =>
            {
                order.Add(state.UserId);
                return route(publication, state);
            },
            "b",
            "a",
            "B");

        order.Should().Equal("B", "a", "b");
        answer.Users.Select(user => user.UserId).Should().Equal("b", "a", "B");
        answer.Users.Should().OnlyContain(user => user.Sequence == 1 && user.Unread == 1);
    }

    [Fact]
    public async Task A_router_that_fails_leaves_nothing_behind()
    {
        var publication = _world.Publication();
        var append = () => _world.Append(
            publication, (p, s) => s.UserId == "b" ? throw new InvalidDataException() : _world.Route()(p, s), "a", "b");

        await append.Should().ThrowAsync<InvalidDataException>();
        (await _world.StateOf("a")).Sequence.Should().Be(0);
        (await _world.Publications.FindPublicationAsync(publication.Id, default)).Should().BeNull();
        _world.State.ItemRoom.Held.Should().Be(0);
    }

    [Fact]
    public async Task A_repeat_gets_the_stored_first_answer_and_another_body_a_conflict()
    {
        var first = await _world.Append(_world.Publication("k"), _world.Route(), "u1");
        await _world.Item();

        var repeat = await _world.Append(_world.Publication("k"), (_, _) => throw new InvalidOperationException(), "u1");
        var conflict = await _world.Append(_world.Publication("k", body: 9), _world.Route(), "u1");

        repeat.Acceptance.Should().Be(Acceptance.Same);
        repeat.Users.Should().Equal(first.Users);
        conflict.Should().BeEquivalentTo(
            new { Acceptance = Acceptance.Conflict, first.PublicationId, Users = Array.Empty<AppendedUser>() });
    }

    [Fact]
    public async Task What_is_not_listed_has_no_sequence_and_no_count()
    {
        var item = await _world.Item(listed: false);

        item.Sequence.Should().Be(0);
        (await _world.StateOf("u1")).Should().BeEquivalentTo(new { Sequence = 0L, Unread = 0L, Version = 1L });
    }

    [Fact]
    public async Task A_full_inbox_or_queue_refuses_the_whole_request()
    {
        var world = new World(new MemoryLimits(Items: 2, Deliveries: 1));
        var items = () => world.Append(world.Publication(), world.Route(), "a", "b", "c");
        var deliveries = () => world.Append(world.Publication(), world.Route(deliveries: _ => [world.Sms()]), "a", "b");

        await items.Should().ThrowAsync<StoreFullException>().WithMessage("*inbox items*");
        await deliveries.Should().ThrowAsync<StoreFullException>().WithMessage("*deliveries*");
        (world.State.ItemRoom.Held, world.State.DeliveryRoom.Held).Should().Be((0, 0));
        (await world.StateOf("a")).Version.Should().Be(0);
    }

    [Fact]
    public async Task What_is_due_is_claimed_oldest_first_and_by_one_owner()
    {
        var (late, first) = (_world.Publication(due: World.At(9)), _world.Publication(due: World.At(1)));
        var second = _world.Publication(due: World.At(2));
        await _world.Publications.AcceptAsync([late, second, first], World.Start, default);

        var claimed = await _world.Publications.ClaimPublicationsAsync(World.LeaseOf(1, 30), 10, World.At(2), default);
        var others = await _world.Publications.ClaimPublicationsAsync(World.LeaseOf(2, 30), 10, World.At(3), default);

        claimed.Select(one => one.Publication).Should().Equal(first, second);
        others.Should().BeEmpty();
    }

    [Fact]
    public async Task A_fan_out_goes_on_where_the_last_owner_stopped_and_that_owner_is_fenced_off()
    {
        var publication = _world.Publication();
        await _world.Publications.AcceptAsync([publication], World.Start, default);
        await _world.Publications.ClaimPublicationsAsync(World.LeaseOf(1, 30), 1, World.Start, default);
        var chunk = await Chunk(1, "half", "a", "b");

        var claimed = await _world.Publications.ClaimPublicationsAsync(World.LeaseOf(2, 90), 1, World.At(30), default);
        var late = await Chunk(1, null, "c");
        var last = await Chunk(2, null, "b", "c");

        (chunk.Fenced, chunk.Users.Count).Should().Be((false, 2));
        claimed.Should().Equal(new ClaimedPublication(publication, "half"));
        late.Fenced.Should().BeTrue();
        last.Users[0].Should().Be(chunk.Users[1], "a person gets a publication once");
        (await _world.StateOf("c")).Sequence.Should().Be(1);
        (await _world.Publications.ClaimPublicationsAsync(World.LeaseOf(3), 1, World.At(99), default)).Should().BeEmpty();

        async Task<AppendResult> Chunk(int owner, string? next, params string[] users) => (await _world.Publications.AppendAsync(
            [new AppendRequest(publication, users) { Lease = World.LeaseOf(owner), NextCursor = next }],
            _world.Route(),
            World.Start,
            default))[0];
    }

    [Fact]
    public async Task A_lease_that_passes_on_while_people_are_routed_writes_nothing()
    {
        var publication = _world.Publication();
        await _world.Publications.AcceptAsync([publication], World.Start, default);
        await _world.Publications.ClaimPublicationsAsync(World.LeaseOf(1, 30), 1, World.Start, default);

        var answer = (await _world.Publications.AppendAsync(
            [new AppendRequest(publication, ["a"]) { Lease = World.LeaseOf(1) }],
            (p, s) =>
            {
                _world.State.Publications.Claim(World.LeaseOf(2, 90), 1, World.At(40));
                return _world.Route()(p, s);
            },
            World.Start,
            default))[0];

        answer.Fenced.Should().BeTrue();
        (await _world.StateOf("a")).Version.Should().Be(0);
    }
}
