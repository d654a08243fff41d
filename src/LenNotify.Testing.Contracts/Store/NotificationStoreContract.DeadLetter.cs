using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 4: what failed for good, its replay and its end.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task Letters_are_listed_newest_first_in_pages()
    {
        var dead = await Letters(3);
        await World.Queued(World.Sms());
        var first = await Store.ListDeadLettersAsync(new DeadLetterFilter(), 2, null, default);
        var second = await Store.ListDeadLettersAsync(new DeadLetterFilter(), 2, first.Next, default);

        first.Items.Concat(second.Items).Select(letter => letter.Delivery.Id).Should().Equal(dead[2], dead[1], dead[0]);
        first.Items[0].Should().BeEquivalentTo(new { UserId = World.Cid, Cause = "down", DiedAt = World.At(2) });
        second.Next.Should().BeNull();
    }

    [Fact]
    public async Task Filters_leave_in_letters_that_fit_all_of_them()
    {
        var dead = await Letters(3);
        await Expect(new DeadLetterFilter { UserId = World.Bob, Channel = World.Channel, Cause = "do" }, dead[1]);
        await Expect(new DeadLetterFilter { From = World.At(1), To = World.At(2) }, dead[1]);
        await Expect(new DeadLetterFilter { Ids = [dead[0], World.IdOf(3)] }, dead[0]);
        await Expect(new DeadLetterFilter { Channel = "voice" });
        await Expect(new DeadLetterFilter { Cause = "own" });
        await Expect(new DeadLetterFilter { Cause = "d_w" });

        async Task Expect(DeadLetterFilter filter, params Guid[] ids) =>
            (await Store.ListDeadLettersAsync(filter, 9, null, default)).Items.Select(letter => letter.Delivery.Id).Should().Equal(ids);
    }

    [Fact]
    public async Task One_letter_is_found_by_its_delivery()
    {
        var dead = await Letters(2);
        await World.Queued(World.Sms());

        (await Store.FindDeadLetterAsync(dead[1], default))!.UserId.Should().Be(World.Bob);
        (await Store.FindDeadLetterAsync(World.IdOf(3), default)).Should().BeNull();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("x_0")]
    public async Task A_cursor_of_letters_from_elsewhere_is_refused(string cursor)
    {
        var list = () => Store.ListDeadLettersAsync(new DeadLetterFilter(), 2, cursor, default);
        await list.Should().ThrowAsync<InvalidInputException>();
    }

    [Fact]
    public async Task A_replay_keeps_the_key_and_the_pace_oldest_first()
    {
        var keys = new List<string>();
        var dead = await Letters(4, keys);
        var replayed = await Store.ReplayAsync(new DeadLetterFilter(), new ReplayPace(3, PerMinute: 2), World.Fact("replayed"), World.At(100), default);

        replayed.Should().Be(3);
        var first = await World.Claim(at: 129);
        var second = await World.Claim(at: 159);
        first.Should().ContainSingle("its age begins anew").Which.Should().BeEquivalentTo(
            new { IdempotencyKey = keys[0], FirstAttemptAt = World.At(129), Due = new { Id = dead[0], Attempts = 0 } });
        second.Select(one => one.Due.Id).Should().Equal(dead[1]);
        (await World.Dead()).Should().ContainSingle().Which.Delivery.Id.Should().Be(dead[3]);
        (await World.Facts("replayed")).Should().Equal(new AuditEntry(World.Fact("replayed"), World.At(100)));
    }

    [Fact]
    public async Task A_replay_counts_its_attempts_anew_and_the_history_keeps_the_old_ones_before_them()
    {
        var (id, item) = await World.Started();
        await World.Complete(id, CompletionState.RetryAt, again: 5);
        await World.Claim(at: 5);
        await World.Complete(id, CompletionState.Dead, at: 6);
        await Store.ReplayAsync(new DeadLetterFilter(), new ReplayPace(9, 60), World.Fact(), World.At(100), default);
        (await World.Claim(at: 100)).Should().ContainSingle().Which.Due.Should().BeEquivalentTo(new { Attempts = 0, CapsTaken = false });
        await World.Complete(id, CompletionState.Delivered, at: 101);

        (await World.Why(item)).Attempts.Select(attempt => (attempt.Number, attempt.StartedAt, attempt.State)).Should().Equal(
            (1, World.At(0), CompletionState.RetryAt), (2, World.At(5), CompletionState.Dead), (1, World.At(100), CompletionState.Delivered));
    }

    [Fact]
    public async Task What_is_discarded_is_gone_for_good_and_the_record_says_who_did_it()
    {
        var dead = await Letters(3);
        var discarded = await Store.DiscardAsync(new DeadLetterFilter { UserId = World.Bob }, World.Fact("discarded"), World.At(9), default);

        discarded.Should().Be(1);
        (await World.Dead()).Select(letter => letter.Delivery.Id).Should().Equal(dead[2], dead[0]);
        (await Store.FindDeadLetterAsync(dead[1], default)).Should().BeNull();
        (await World.Facts("discarded")).Should().Equal(new AuditEntry(World.Fact("discarded"), World.At(9)));
    }

    [Fact]
    public async Task A_replay_is_judged_again_when_due()
    {
        var dead = await Letters(1);
        await Store.ReplayAsync(new DeadLetterFilter(), new ReplayPace(9, 60), World.Fact(), World.At(100), default);

        (await World.Claim(at: 100, judge: Rulings.Hold(500))).Should().BeEmpty();
        (await World.Claim(at: 500)).Should().ContainSingle().Which.Due.Id.Should().Be(dead[0]);
    }

    [Fact]
    public async Task Of_many_replays_and_discards_at_once_each_letter_meets_one()
    {
        await Letters(20);
        var counts = await Threads.Together(8, index => index % 2 == 0
            ? Store.DiscardAsync(new DeadLetterFilter(), World.Fact(), World.At(99), default)
            : Store.ReplayAsync(new DeadLetterFilter(), new ReplayPace(99, 9_999), World.Fact(), World.At(99), default));

        counts.Sum().Should().Be(20);
        (await World.Dead()).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<Guid>> Letters(int count, List<string>? keys = null)
    {
        string[] users = [World.Ann, World.Bob, World.Cid];
        var ids = new List<Guid>();
        for (var index = 0; index < count; index++)
        {
            var delivery = World.Sms();
            await World.Queued(delivery, users[index % users.Length]);
            keys?.Add((await World.Claim())[0].IdempotencyKey);
            if (keys is null)
            {
                await World.Claim();
            }

            await World.Complete(delivery.Id, CompletionState.Dead, at: index);
            ids.Add(delivery.Id);
        }

        return ids;
    }
}
