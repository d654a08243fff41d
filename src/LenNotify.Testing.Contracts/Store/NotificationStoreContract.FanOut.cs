using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 1: publications that wait for a worker, and their fan-out in chunks.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task What_is_due_is_claimed_oldest_first_and_by_one_owner()
    {
        var (late, first, second) = (World.Publication(due: 9), World.Publication(due: 1), World.Publication(due: 2));
        await Store.AcceptAsync([late, second, first], World.Start, default);

        var claimed = await Claim(1, at: 2);
        var others = await Claim(2, at: 3);

        claimed.Select(one => (one.Publication.Id, one.Cursor, one.Claims)).Should().Equal((first.Id, null, 1), (second.Id, null, 1));
        others.Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_takes_no_more_than_was_asked_for()
    {
        await Store.AcceptAsync([World.Publication(), World.Publication(), World.Publication()], World.Start, default);

        (await Claim(1, most: 2)).Should().HaveCount(2);
        (await Claim(2, most: 2)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_an_owner_holds_it_is_told_again_when_it_asks_again_with_what_came_since_and_nobody_else_is()
    {
        var (first, second) = (await Staged(), await Staged());
        await Claim(1, until: 30);
        await Chunk(first, 1, "half", 30, World.Ann);
        var third = await Staged();

        // The answer to the first claim may have been lost.
        (await Claim(1, at: 5, until: 35)).Select(one => (one.Publication.Id, one.Cursor)).Should().BeEquivalentTo([(first.Id, "half"), (second.Id, null), (third.Id, null)]);
        (await Claim(2, at: 34)).Should().BeEmpty("the lease was renewed");
        (await Chunk(first, 1, null, World.Bob)).Fenced.Should().BeFalse();
        (await Claim(1, at: 6)).Should().HaveCount(2, "what is routed to the end is not claimed");
        (await Claim(2, at: 899)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_that_is_asked_again_takes_each_publication_once()
    {
        await Store.AcceptAsync([.. Enumerable.Range(0, 5).Select(_ => World.Publication())], World.Start, default);
        var before = await Claim(1, most: 4);

        (await Claim(1, most: 4)).Select(one => one.Publication.Id).Should().Equal(before.Select(one => one.Publication.Id));
    }

    [Fact]
    public async Task A_fan_out_goes_on_where_the_last_owner_stopped_and_that_owner_is_fenced_off()
    {
        var publication = await Staged();
        await Claim(1, until: 30);
        var chunk = await Chunk(publication, 1, "half", 30, World.Ann, World.Bob);

        var claimed = await Claim(2, at: 30);
        var late = await Chunk(publication, 1, null, World.Cid);
        var last = await Chunk(publication, 2, null, World.Bob, World.Cid);

        chunk.Should().BeEquivalentTo(new { Acceptance = Acceptance.New, Fenced = false });
        chunk.Users.Should().HaveCount(2);
        claimed.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cursor = "half", Claims = 1 });
        late.Should().BeEquivalentTo(new { Acceptance = Acceptance.Same, Fenced = true });
        late.Users.Should().BeEmpty();
        last.Users.Select(user => user.UserId).Should().Equal(World.Bob, World.Cid);
        last.Users[0].Routed.Item.Id.Should().Be(chunk.Users[1].Routed.Item.Id, "a person gets a publication once");
        (await World.StateOf(World.Bob)).Sequence.Should().Be(1);
        (await World.StateOf(World.Cid)).Sequence.Should().Be(1);
        (await Claim(3, at: 999)).Should().BeEmpty("it is routed to the end");
    }

    [Fact]
    public async Task Each_chunk_renews_the_lease()
    {
        var publication = await Staged();
        await Claim(1, until: 60);
        await Chunk(publication, 1, "half", 110, World.Ann);

        (await Claim(2, at: 109)).Should().BeEmpty("the chunk said until when its owner goes on");
        (await Claim(2, at: 110)).Should().ContainSingle().Which.Cursor.Should().Be("half");
        (await Chunk(publication, 1, null, 999, World.Bob)).Fenced.Should().BeTrue("it came too late");
    }

    [Fact]
    public async Task Claims_count_until_the_cursor_moves()
    {
        var publication = await Staged();
        await Claim(1, until: 10);
        (await Claim(2, at: 10, until: 20))[0].Claims.Should().Be(2);
        await Chunk(publication, 2, "half", 20, World.Ann);

        (await Claim(3, at: 20))[0].Claims.Should().Be(1);
    }

    [Fact]
    public async Task What_is_put_off_waits_unrouted_with_its_cursor_and_goes_on_counting()
    {
        var publication = await Staged();
        await Claim(1, until: 30);
        await Chunk(publication, 1, "half", 30, World.Ann);
        await Claim(2, at: 30, until: 60);

        var answer = (await Store.AppendAsync(
            [new AppendRequest(publication, []) { Lease = World.LeaseOf(2), PutOffUntil = World.At(100) }],
            (_, _) => throw new InvalidOperationException(),
            World.At(31),
            default))[0];

        answer.Fenced.Should().BeFalse();
        (await Claim(3, at: 99)).Should().BeEmpty();
        (await Claim(3, at: 100)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cursor = "half", Claims = 2 });
    }

    [Fact]
    public async Task An_owner_whose_lease_passed_on_cannot_put_off()
    {
        var publication = await Staged();
        await Claim(1, until: 30);
        await Claim(2, at: 30, until: 60);

        var answer = (await Store.AppendAsync(
            [new AppendRequest(publication, []) { Lease = World.LeaseOf(1), PutOffUntil = World.At(1_000) }], World.Route(), World.At(31), default))[0];

        answer.Fenced.Should().BeTrue();
        (await Claim(3, at: 60)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_new_publication_may_leave_its_other_chunks_to_a_worker()
    {
        var publication = World.Publication();
        var first = (await Store.AppendAsync(
            [new AppendRequest(publication, [World.Ann]) { NextCursor = "rest" }], World.Route(), World.Start, default))[0];

        first.Acceptance.Should().Be(Acceptance.New);
        (await Claim(1)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cursor = "rest", Claims = 1 });
    }

    [Fact]
    public async Task A_chunk_without_people_ends_the_fan_out()
    {
        var publication = await Staged();
        await Claim(1);
        (await Chunk(publication, 1, null)).Fenced.Should().BeFalse();

        (await Claim(2, at: 999)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_of_those_who_were_named_leaves_segments_where_they_are()
    {
        var segment = World.Publication(due: 1) with { Audience = Audience.Of("everyone") };
        var named = World.Publication(due: 2);
        await Store.AcceptAsync([segment, named], World.Start, default);

        var claimed = await Store.ClaimPublicationsAsync(new PublicationClaim(World.LeaseOf(1, 900), 1) { NamedOnly = true }, World.At(3), default);

        claimed.Should().ContainSingle().Which.Publication.Id.Should().Be(named.Id, "the segment is older, and takes no place of another");
        (await Claim(2, at: 3)).Select(one => (one.Publication.Id, one.Claims)).Should().Equal((segment.Id, 1));
    }

    [Fact]
    public async Task Of_eight_owners_who_claim_together_each_publication_has_one()
    {
        await Store.AcceptAsync([.. Enumerable.Range(0, 40).Select(_ => World.Publication())], World.Start, default);

        var claims = await Threads.Together(8, async owner => await Claim(owner + 1, most: 5));

        claims.SelectMany(claim => claim).Select(one => one.Publication.Id).Should().OnlyHaveUniqueItems();
    }

    private async Task<Publication> Staged()
    {
        var publication = World.Publication();
        await Store.AcceptAsync([publication], World.Start, default);
        return publication;
    }

    private Task<IReadOnlyList<ClaimedPublication>> Claim(int owner, int most = 10, double at = 0, double until = 900) =>
        Store.ClaimPublicationsAsync(new PublicationClaim(World.LeaseOf(owner, until), most), World.At(at), default);

    private Task<AppendResult> Chunk(Publication publication, int owner, string? next, params string[] users) => Chunk(publication, owner, next, 60, users);

    private async Task<AppendResult> Chunk(Publication publication, int owner, string? next, double until, params string[] users) =>
        (await Store.AppendAsync(
            [new AppendRequest(publication, users) { Lease = World.LeaseOf(owner, until), NextCursor = next }], World.Route(), World.Start, default))[0];
}
