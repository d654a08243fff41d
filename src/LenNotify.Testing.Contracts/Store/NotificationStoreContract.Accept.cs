using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 1: one publication for one dedupe key, and reading what was accepted.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task The_same_key_and_body_is_the_same_publication()
    {
        var first = World.Publication("k");
        var answers = await Store.AcceptAsync([first, World.Publication("k"), World.Publication("k", body: 2)], World.Start, default);

        answers.Should().Equal(
            new AcceptanceResult(Acceptance.New, first.Id),
            new AcceptanceResult(Acceptance.Same, first.Id),
            new AcceptanceResult(Acceptance.Conflict, first.Id));
    }

    [Fact]
    public async Task The_first_answer_also_holds_for_a_later_call()
    {
        var first = World.Publication("k");
        await Store.AcceptAsync([first], World.Start, default);

        var answers = await Store.AcceptAsync([World.Publication("k", body: 2), World.Publication("k")], World.At(1), default);

        answers.Should().Equal(new AcceptanceResult(Acceptance.Conflict, first.Id), new AcceptanceResult(Acceptance.Same, first.Id));
    }

    [Fact]
    public async Task Two_producers_may_use_one_key()
    {
        var answers = await Store.AcceptAsync(
            [World.Publication("k"), World.Publication("k", body: 2) with { Producer = World.Name("bank") }], World.Start, default);

        answers.Should().OnlyContain(answer => answer.Acceptance == Acceptance.New);
    }

    [Fact]
    public async Task Of_sixteen_callers_with_one_key_one_is_new()
    {
        for (var round = 0; round < 10; round++)
        {
            var key = $"k{round}";
            var answers = await Threads.Together(16, async index => index % 2 == 0
                ? (await Store.AcceptAsync([World.Publication(key)], World.Start, default))[0].Acceptance
                : (await World.Append(World.Publication(key), World.Route(), World.Ann, World.Bob)).Acceptance);

            answers.Count(answer => answer == Acceptance.New).Should().Be(1);
            answers.Count(answer => answer == Acceptance.Same).Should().Be(15);
        }
    }

    [Fact]
    public async Task A_publication_is_found_as_it_was_accepted()
    {
        var offered = World.Publication() with { Payload = """{"a":1}""", IsEvent = true, TraceParent = "00-1-2-01", Audience = Audience.Of("vip") };
        await Store.AcceptAsync([offered], World.Start, default);

        var found = await Store.FindPublicationAsync(offered.Id, default);

        (found! with { BodyHash = offered.BodyHash }).Should().BeEquivalentTo(offered);
        found!.BodyHash.ToArray().Should().Equal(1);
        (await Store.FindPublicationAsync(World.IdOf(1), default)).Should().BeNull();
    }

    [Fact]
    public async Task Publications_are_read_by_type_and_instant_oldest_first()
    {
        var (first, other, second, late) =
            (World.Publication(), World.Publication(type: World.Name("other")), World.Publication(), World.Publication());
        await Store.AcceptAsync([second], World.At(1), default);
        await Store.AcceptAsync([first, other], World.At(0), default);
        await Store.AcceptAsync([late], World.At(2), default);

        (await Read(World.Type)).Should().Equal(first.Id, second.Id);
        (await Read(null)).Should().BeEquivalentTo([first.Id, other.Id, second.Id]);

        async Task<List<Guid>> Read(string? type)
        {
            var ids = new List<Guid>();
            await foreach (var publication in Store.ReadPublicationsAsync(World.At(0), World.At(2), type, default))
            {
                ids.Add(publication.Id);
            }

            return ids;
        }
    }

    [Fact]
    public async Task What_was_appended_at_once_is_found_and_read_as_well()
    {
        var publication = World.Publication();
        await World.Append(publication, World.Route(), World.Ann);

        (await Store.FindPublicationAsync(publication.Id, default))!.DedupeKey.Should().Be(publication.DedupeKey);
        (await Store.ClaimPublicationsAsync(new PublicationClaim(World.LeaseOf(1), 9), World.At(9), default)).Should().BeEmpty("it is routed to the end");
    }
}
