using LenNotify.Storage;
using static LenNotify.Tests.MachineScene;

namespace LenNotify.Tests;

/// <summary>A claim fails, and whether the store kept it nobody knows.</summary>
public class LostClaimTests
{
    private static readonly DeliveryResult Delivered = DeliveryResult.Delivered("ref");
    private readonly MachineScene _scene = new();

    [Fact]
    public void What_it_may_have_started_is_given_back()
    {
        _scene.Step();
        Guid[] perhaps = [Guid.NewGuid(), Guid.NewGuid()];

        var write = (DeliveryAction.Write)_scene.Step(new DeliveryEvent.ClaimFailed(perhaps)).Should().ContainSingle().Subject;

        write.Completions.Should().Equal(perhaps.Select(id => new Completion(id, CompletionState.Released)));
    }

    [Fact]
    public void What_is_being_sent_here_is_not_given_back()
    {
        var claimed = _scene.Start(1);
        _scene.Pass(TimeSpan.FromMinutes(10), new DeliveryEvent.Woken(_scene.Now));

        _scene.Step(new DeliveryEvent.ClaimFailed([claimed[0].Due.Id]));

        _scene.Pass(Backoff).OfType<DeliveryAction.Write>().Should().BeEmpty();
        _scene.Step(Ended(claimed[0], Delivered)).OfType<DeliveryAction.Write>().Single().Completions.Should().ContainSingle()
            .Which.State.Should().Be(CompletionState.Delivered);
    }

    [Fact]
    public void What_was_delivered_and_is_not_written_yet_is_not_given_back()
    {
        var claimed = _scene.Start(1);
        var write = _scene.Step(Ended(claimed[0], Delivered)).OfType<DeliveryAction.Write>().Single();
        _scene.Step(new DeliveryEvent.Woken(_scene.Now));

        _scene.Step(new DeliveryEvent.ClaimFailed([claimed[0].Due.Id]));
        _scene.Step(new DeliveryEvent.WriteFailed());

        _scene.Pass(3 * Backoff).OfType<DeliveryAction.Write>().Single().Completions.Should().Equal(write.Completions);
    }

    [Fact]
    public void Of_an_earlier_end_and_what_may_have_started_since_the_later_is_written()
    {
        var claimed = _scene.Start(1);
        var write = _scene.Step(Ended(claimed[0], DeliveryResult.Transient("down"))).OfType<DeliveryAction.Write>().Single();
        _scene.Step(new DeliveryEvent.Woken(_scene.Now));

        // It was written, so that a claim could start it again, and neither answer came.
        _scene.Step(new DeliveryEvent.ClaimFailed([claimed[0].Due.Id]));
        _scene.Step(new DeliveryEvent.WriteFailed());

        _scene.Pass(3 * Backoff).OfType<DeliveryAction.Write>().Single().Completions.Should().Equal(new Completion(claimed[0].Due.Id, CompletionState.Released));
    }

    [Fact]
    public void While_it_is_being_given_back_nothing_is_claimed_for_it_might_be_put_back_while_it_is_sent()
    {
        _scene.Step();
        var perhaps = _scene.Deliveries(1);
        _scene.Step(new DeliveryEvent.ClaimFailed([perhaps[0].Due.Id])).Should().ContainSingle().Which.Should().BeOfType<DeliveryAction.Write>();

        _scene.Pass(Backoff, new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty();
        _scene.Next.Should().Be(DateTimeOffset.MaxValue, "its end is waited for");
        _scene.Step(new DeliveryEvent.Written()).Should().Equal(new DeliveryAction.Claim(16));
    }

    [Fact]
    public void While_it_waits_to_be_given_back_a_claim_that_returns_it_starts_nothing()
    {
        _scene.Step();
        var perhaps = _scene.Deliveries(1);
        _scene.Step(new DeliveryEvent.ClaimFailed([perhaps[0].Due.Id]));
        _scene.Step(new DeliveryEvent.WriteFailed());
        _scene.Pass(Backoff).Should().Equal(new DeliveryAction.Claim(15));

        _scene.Pass(Backoff).Should().BeEmpty("it is not written beside the claim, which may return it");

        Released(_scene.Step(_scene.Answer(perhaps))).Should().Be(1);
        _scene.Machine.UnderWay.Should().Be(0);
    }

    [Fact]
    public void What_ended_after_its_lease_is_written_before_the_next_claim()
    {
        var claimed = _scene.Start(1);

        var actions = _scene.Pass(TimeSpan.FromMinutes(2), new DeliveryEvent.Woken(_scene.Now), Ended(claimed[0], DeliveryResult.Transient("no answer")));

        actions.Should().ContainSingle("a claim beside it could start it again before it is put back").Which.Should().BeOfType<DeliveryAction.Write>();
        _scene.Step(new DeliveryEvent.Written()).Should().Equal(new DeliveryAction.Claim(16));
    }

    [Fact]
    public void While_people_are_read_for_a_claim_what_ended_after_its_lease_is_written()
    {
        var claimed = _scene.Start(1);
        _scene.Step(new DeliveryEvent.Woken(_scene.Now)).Should().Equal(new DeliveryAction.Claim(15));
        _scene.Step(_scene.Answer([]) with { Ended = false });

        _scene.Pass(TimeSpan.FromMinutes(2), Ended(claimed[0], DeliveryResult.Transient("no answer")))
            .Should().ContainSingle("that may take long, and the store is not asked meanwhile").Which.Should().BeOfType<DeliveryAction.Write>();
    }
}
