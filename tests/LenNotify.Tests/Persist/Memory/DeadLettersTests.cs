using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class DeadLettersTests
{
    private static readonly AuditFact Fact = new("operator", "dead_letter_replayed", "sms", "done");
    private readonly World _world = new();
    private readonly MemoryDeadLetters _letters;

    public DeadLettersTests() => _letters = new MemoryDeadLetters(_world.State);

    [Fact]
    public async Task Letters_are_listed_newest_first_in_pages()
    {
        var dead = await Dead(3);
        await _world.Queued(_world.Sms());
        var first = await _letters.ListDeadLettersAsync(new DeadLetterFilter(), 2, null, default);
        var second = await _letters.ListDeadLettersAsync(new DeadLetterFilter(), 2, first.Next, default);

        first.Items.Concat(second.Items).Select(letter => letter.Delivery.Id).Should().Equal(dead[2], dead[1], dead[0]);
        first.Items[0].Should().BeEquivalentTo(new { UserId = "u2", Cause = "down", DiedAt = World.At(2) });
        second.Next.Should().BeNull();
    }

    [Fact]
    public async Task Filters_leave_in_what_fits_all_of_them()
    {
        var dead = await Dead(3);
        await Expect(new DeadLetterFilter { UserId = "u1", Channel = "sms", Cause = "do" }, dead[1]);
        await Expect(new DeadLetterFilter { From = World.At(1), To = World.At(2) }, dead[1]);
        await Expect(new DeadLetterFilter { Ids = [dead[0], World.IdOf(3)] }, dead[0]);
        await Expect(new DeadLetterFilter { Channel = "voice" });
        (await _letters.FindDeadLetterAsync(dead[2], default))!.UserId.Should().Be("u2");
        (await _letters.FindDeadLetterAsync(World.IdOf(3), default)).Should().BeNull();

        async Task Expect(DeadLetterFilter filter, params Guid[] ids) =>
            (await _letters.ListDeadLettersAsync(filter, 9, null, default)).Items.Select(letter => letter.Delivery.Id).Should().Equal(ids);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("x_0")]
    public async Task A_cursor_from_elsewhere_is_refused(string cursor)
    {
        var list = () => _letters.ListDeadLettersAsync(new DeadLetterFilter(), 2, cursor, default);
        await list.Should().ThrowAsync<InvalidInputException>();
    }

    [Fact]
    public async Task A_replay_keeps_the_key_and_the_pace()
    {
        var dead = await Dead(4);
        var most = new ReplayPace(3, PerMinute: 2);
        (await _letters.ReplayAsync(new DeadLetterFilter(), most, Fact, World.At(100), default)).Should().Be(3);

        var first = await _world.Claim(at: 129);
        var second = await _world.Claim(at: 159);
        first.Select(one => one.IdempotencyKey).Should().Equal(dead[0].ToString("N"));
        second.Select(one => one.Due.Id).Should().Equal(dead[1]);
        first[0].FirstAttemptAt.Should().Be(World.At(129), "its age begins anew");
        (await _letters.ListDeadLettersAsync(new DeadLetterFilter(), 9, null, default)).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_discarded_makes_room()
    {
        await Dead(3);
        (await _letters.DiscardAsync(new DeadLetterFilter { UserId = "u1" }, Fact, World.At(9), default)).Should().Be(1);
        _world.State.DeliveryRoom.Held.Should().Be(2);
        _world.State.Audit.Entries.Should().Equal(new AuditEntry(Fact, World.At(9)));
    }

    [Fact]
    public async Task Of_many_replays_and_discards_at_once_each_letter_meets_one()
    {
        await Dead(50);
        var counts = await World.Together(8, index => index % 2 == 0
            ? _letters.DiscardAsync(new DeadLetterFilter(), Fact, World.At(99), default)
            : _letters.ReplayAsync(new DeadLetterFilter(), new ReplayPace(99, 9_999), Fact, World.At(99), default));

        counts.Sum().Should().Be(50);
    }

    private async Task<IReadOnlyList<Guid>> Dead(int count)
    {
        var ids = new List<Guid>();
        for (var index = 0; index < count; index++)
        {
            ids.Add(await _world.Queued(_world.Sms(), $"u{index}"));
            await _world.Claim();
            await _world.Complete(ids[index], CompletionState.Dead, at: index);
        }

        return ids;
    }
}
