using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// What a judge holds together, and what it cannot judge yet.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task What_a_judge_cannot_judge_yet_stays_exactly_as_it_is()
    {
        var delivery = World.Sms();
        var item = await World.Queued(delivery);
        await World.Queued(World.Sms(), World.Bob);
        await World.Claim(judge: (due, state) => state.UserId == World.Bob ? Rulings.Send(due, state) : null);

        var claimed = (await World.Claim(2, at: 1)).Single(one => one.Due.Id == delivery.Id);
        (claimed.Due.Attempts, claimed.StartedAt, claimed.FirstAttemptAt).Should().Be((0, World.At(1), World.At(1)));
        (await World.Why(item)).Rulings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_in_which_nobody_can_be_judged_ends()
    {
        for (var i = 0; i < 20; i++)
        {
            await World.Queued(World.Sms(), World.Name($"u{i}"));
        }

        var asked = 0;
        (await World.Claim(slots: 5, judge: (_, _) =>
        {
            asked++;
            return null;
        })).Should().BeEmpty();

        asked.Should().BeInRange(1, 20);
        (await World.Status()).Due.Should().Be(20);
    }

    [Fact]
    public async Task What_is_held_under_one_key_comes_as_one_oldest_first()
    {
        var first = World.Sms();
        await World.Queued(first);
        await World.Queued(World.Sms() with { Priority = Priority.High });
        await World.Queued(World.Sms());
        await World.Queued(World.Sms(), World.Bob);
        await World.Claim(judge: Hold);

        var claimed = await World.Claim(at: 50);
        claimed.Should().HaveCount(2);
        var bundle = claimed.Single(one => one.UserId == World.Ann).Due;
        bundle.Members.Select(member => member.Sequence).Should().Equal(1, 2, 3);
        (bundle.Priority, bundle.Attempts).Should().Be((Priority.High, 0));
        bundle.Id.Should().Be(first.Id);
        (await World.Status(51)).Should().BeEquivalentTo(new { Due = 0L, Waiting = 0L, Claimed = 2L });
    }

    [Fact]
    public async Task What_is_appended_under_the_key_of_a_hold_joins_what_was_held_before()
    {
        await World.Queued(World.Sms());
        await World.Claim(judge: Hold);
        await World.Queued(World.Sms(due: 50, join: "hold:50"));

        (await World.Claim(at: 50)).Should().ContainSingle().Which.Due.Members.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_bundle_that_is_held_joins_the_bundle_of_the_hold()
    {
        await World.Queued(World.Sms(due: 5, join: "group:a"));
        await World.Queued(World.Sms(due: 5, join: "group:a"));
        await World.Queued(World.Sms(due: 50, join: "hold:50"));
        await World.Claim(at: 5, judge: Hold);

        (await World.Claim(at: 50)).Should().ContainSingle().Which.Due.Members.Select(member => member.Sequence).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_replayed_letter_that_is_held_stands_alone_for_a_provider_may_have_seen_its_key()
    {
        var letter = World.Sms();
        await World.Queued(letter);
        await World.Claim();
        await World.Complete(letter.Id, CompletionState.Dead);
        await Store.ReplayAsync(new DeadLetterFilter(), new ReplayPace(9, 60), World.Fact(), World.At(5), default);
        await World.Claim(at: 5, judge: Hold);
        await World.Queued(World.Sms(due: 50, join: "hold:50"));
        await World.Queued(World.Sms());
        await World.Claim(at: 5, judge: Hold);

        var claimed = await World.Claim(at: 50);
        claimed.Single(one => one.Due.Id == letter.Id).Due.Members.Should().HaveCount(1);
        claimed.Single(one => one.Due.Id != letter.Id).Due.Members.Should().HaveCount(2);
    }

    private static DeliveryRuling Hold(DueDelivery delivery, UserState state) => Rulings.Hold(50)(delivery, state)! with { JoinKey = "hold:50" };
}
