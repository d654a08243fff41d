using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 8: an erasure while publications are on their way to many.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task A_cursor_that_names_the_person_is_forgotten_and_others_stay()
    {
        var (named, other) = (World.Publication() with { Audience = Audience.Of("all") }, World.Publication() with { Audience = Audience.Of("all") });
        await Store.AcceptAsync([named, other], World.Start, default);
        await Store.ClaimPublicationsAsync(new PublicationClaim(World.LeaseOf(1, 30), 9), World.Start, default);
        await EraseChunk(named, $">{World.Ann}", World.Ann);
        await EraseChunk(other, $">{World.Bob}", World.Bob);

        await Store.EraseAsync(World.Ann, World.Fact("erased", "hash"), World.At(9), default);

        var claimed = await Store.ClaimPublicationsAsync(new PublicationClaim(World.LeaseOf(2, 99), 9), World.At(30), default);
        claimed.Select(one => (one.Publication.Id, one.Cursor)).Should().BeEquivalentTo([(named.Id, (string?)null), (other.Id, $">{World.Bob}")]);
    }

    [Fact]
    public async Task A_fan_out_under_way_goes_on_for_the_others()
    {
        var publication = World.Publication() with { Audience = Audience.Users(World.Ann, World.Bob, World.Cid) };
        await Store.AcceptAsync([publication], World.Start, default);
        await Store.ClaimPublicationsAsync(new PublicationClaim(World.LeaseOf(1), 9), World.Start, default);
        await EraseChunk(publication, $">{World.Ann}", World.Ann);
        await Store.EraseAsync(World.Ann, World.Fact("erased", "hash"), World.At(9), default);

        (await EraseChunk(publication, null, World.Bob, World.Cid)).Fenced.Should().BeFalse();
        (await World.StateOf(World.Cid)).Sequence.Should().Be(1);
        (await World.StateOf(World.Ann)).Sequence.Should().Be(0);
        (await Store.FindPublicationAsync(publication.Id, default))!.Audience.UserIds.Should().Equal(World.Bob, World.Cid);
    }

    private async Task<AppendResult> EraseChunk(Publication publication, string? next, params string[] users) =>
        (await Store.AppendAsync([new AppendRequest(publication, users) { Lease = World.LeaseOf(1, 30), NextCursor = next }], World.Route(), World.Start, default))[0];
}
