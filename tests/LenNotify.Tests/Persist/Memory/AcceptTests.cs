using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class AcceptTests
{
    private readonly World _world = new();

    [Fact]
    public async Task The_same_key_and_body_is_the_same_publication()
    {
        var first = _world.Publication("k");
        var answers = await _world.Publications.AcceptAsync(
            [first, _world.Publication("k"), _world.Publication("k", body: 2)], World.Start, default);

        answers.Should().Equal(
            new AcceptanceResult(Acceptance.New, first.Id),
            new AcceptanceResult(Acceptance.Same, first.Id),
            new AcceptanceResult(Acceptance.Conflict, first.Id));
    }

    [Fact]
    public async Task Two_producers_may_use_one_key()
    {
        var answers = await _world.Publications.AcceptAsync(
            [_world.Publication("k"), _world.Publication("k", body: 2) with { Producer = "bank" }], World.Start, default);

        answers.Should().OnlyContain(answer => answer.Acceptance == Acceptance.New);
    }

    [Fact]
    public async Task Of_sixteen_threads_with_one_key_one_is_new()
    {
        for (var round = 0; round < 50; round++)
        {
            var key = $"k{round}";
            var answers = await World.Together(16, async index => index % 2 == 0
                ? (await _world.Publications.AcceptAsync([_world.Publication(key)], World.Start, default))[0].Acceptance
                : (await _world.Append(_world.Publication(key), _world.Route(), "u1", "u2")).Acceptance);

            answers.Count(answer => answer == Acceptance.New).Should().Be(1);
            answers.Count(answer => answer == Acceptance.Same).Should().Be(15);
        }
    }

    [Fact]
    public async Task Of_sixteen_appends_with_one_key_one_is_stored_and_all_get_its_answer()
    {
        var answers = await World.Together(16, _ => _world.Append(_world.Publication("k"), _world.Route(), "u2", "u1"));

        answers.Count(answer => answer.Acceptance == Acceptance.New).Should().Be(1);
        answers.Select(answer => answer.Users[0]).Distinct().Should().ContainSingle().Which.UserId.Should().Be("u2");
        (await _world.StateOf("u1")).Should().BeEquivalentTo(new { Sequence = 1L, Unread = 1L });
    }

    [Fact]
    public async Task Publications_are_found_and_read_by_type_and_instant_oldest_first()
    {
        var (first, other, second, late) =
            (_world.Publication(), _world.Publication(type: "other"), _world.Publication(), _world.Publication());
        await _world.Publications.AcceptAsync([second], World.At(1), default);
        await _world.Publications.AcceptAsync([first, other], World.At(0), default);
        await _world.Publications.AcceptAsync([late], World.At(2), default);

        var read = new List<Publication>();
        await foreach (var publication in _world.Publications.ReadPublicationsAsync(World.At(0), World.At(2), "order_filled", default))
        {
            read.Add(publication);
        }

        read.Should().Equal(first, second);
        (await _world.Publications.FindPublicationAsync(late.Id, default)).Should().Be(late);
        (await _world.Publications.FindPublicationAsync(World.IdOf(1), default)).Should().BeNull();
    }

    [Fact]
    public async Task A_full_store_refuses_and_says_so_and_the_repeat_of_what_it_has_still_gets_its_answer()
    {
        var world = new World(new MemoryLimits(Publications: 1));
        var first = world.Publication("k");
        await world.Publications.AcceptAsync([first], World.Start, default);

        var refused = () => world.Publications.AcceptAsync([world.Publication()], World.Start, default);

        await refused.Should().ThrowAsync<StoreFullException>().WithMessage("*1 publications*");
        (await world.Publications.AcceptAsync([first], World.Start, default))[0].Acceptance.Should().Be(Acceptance.Same);
    }
}
