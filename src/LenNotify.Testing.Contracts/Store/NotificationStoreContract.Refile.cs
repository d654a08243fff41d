using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 4: letters that were judged again and cannot go back.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task A_refiled_letter_keeps_its_place_and_is_found_by_its_new_cause()
    {
        var (first, second) = (await DeadAt(1), await DeadAt(2));

        var refiled = await Store.RefileAsync(new Dictionary<Guid, string> { [first] = "opted_out; first: down" }, World.Fact("refiled"), World.At(9), default);

        refiled.Should().Be(1);
        (await World.Dead()).Select(letter => (letter.Delivery.Id, letter.Cause, letter.DiedAt)).Should().Equal(
            (second, "down", World.At(2)), (first, "opted_out; first: down", World.At(1)));
        (await Store.ListDeadLettersAsync(new DeadLetterFilter { Channel = World.Channel, Cause = "opted_out" }, 9, null, default))
            .Items.Should().ContainSingle().Which.Delivery.Id.Should().Be(first);
        (await World.Facts("refiled")).Should().Equal(new AuditEntry(World.Fact("refiled"), World.At(9)));
    }

    [Fact]
    public async Task What_is_no_dead_letter_is_not_refiled()
    {
        var dead = await DeadAt(1);
        var waiting = World.Sms(due: 900);
        await World.Queued(waiting);
        await Store.ReplayAsync(new DeadLetterFilter { Ids = [dead] }, new ReplayPace(9, 60), World.Fact(), World.At(5), default);

        var refiled = await Store.RefileAsync(
            new Dictionary<Guid, string> { [dead] = "x", [waiting.Id] = "x", [World.IdOf(5)] = "x" }, World.Fact(), World.At(9), default);

        refiled.Should().Be(0);
        (await World.Claim(at: 9)).Should().ContainSingle().Which.Due.Id.Should().Be(dead);
    }

    [Fact]
    public async Task A_refiled_letter_can_be_replayed_like_any_other()
    {
        var dead = await DeadAt(1);
        await Store.RefileAsync(new Dictionary<Guid, string> { [dead] = "opted_out" }, World.Fact(), World.At(9), default);

        (await Store.ReplayAsync(new DeadLetterFilter { Cause = "opted" }, new ReplayPace(9, 60), World.Fact(), World.At(10), default)).Should().Be(1);
        (await World.Claim(at: 10)).Should().ContainSingle().Which.Due.Id.Should().Be(dead);
    }

    private async Task<Guid> DeadAt(double at)
    {
        var (id, _) = await World.Started();
        await World.Complete(id, CompletionState.Dead, at: at);
        return id;
    }
}
