using LenNotify.Storage;
using static LenNotify.Tests.MachineScene;

namespace LenNotify.Tests;

public class ChannelMachineTests
{
    private static readonly DeliveryResult Delivered = DeliveryResult.Delivered("ref");
    private static readonly DeliveryResult Transient = DeliveryResult.Transient("down");
    private readonly MachineScene _scene = new();

    [Fact]
    public void It_looks_into_the_store_when_it_begins() => _scene.Step().Should().Equal(new DeliveryAction.Claim(16));

    [Fact]
    public void With_nothing_due_it_waits_for_the_poll_and_looks_again()
    {
        _scene.Step();
        _scene.Step(_scene.Answer([])).Should().BeEmpty();
        _scene.Next.Should().Be(_scene.Now + Poll);

        _scene.Pass(Poll - TimeSpan.FromTicks(1)).Should().BeEmpty();
        _scene.Pass(TimeSpan.FromTicks(1)).Should().Equal(new DeliveryAction.Claim(16));
    }

    [Fact]
    public void A_wake_makes_it_claim_at_once()
    {
        _scene.Idle();

        _scene.Step(new DeliveryEvent.Woken(_scene.Now)).Should().Equal(new DeliveryAction.Claim(16));
    }

    [Fact]
    public void A_wake_for_later_makes_it_claim_then()
    {
        _scene.Idle();
        _scene.Step(new DeliveryEvent.Woken(_scene.Now + TimeSpan.FromMilliseconds(300))).Should().BeEmpty();

        _scene.Next.Should().Be(_scene.Now + TimeSpan.FromMilliseconds(300));
        _scene.Pass(TimeSpan.FromMilliseconds(300)).Should().ContainSingle().Which.Should().BeOfType<DeliveryAction.Claim>();
    }

    [Fact]
    public void A_wake_during_a_claim_is_not_lost()
    {
        _scene.Step();
        _scene.Step(new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty("one claim at a time");

        _scene.Step(_scene.Answer([])).Should().Equal(new DeliveryAction.Claim(16));
    }

    [Fact]
    public void It_claims_when_the_store_says_that_the_next_is_due()
    {
        _scene.Step();
        _scene.Step(_scene.Answer([], _scene.Now + TimeSpan.FromMilliseconds(20)));

        _scene.Next.Should().Be(_scene.Now + TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void What_is_under_way_and_what_ended_and_cannot_be_written_hold_their_slots()
    {
        var claimed = _scene.Start(16);
        _scene.Step(new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty("every slot is taken");

        _scene.Step(Ended(claimed[..10], Delivered)).OfType<DeliveryAction.Write>().Should().ContainSingle();
        _scene.Step(Ended(claimed[10..], Delivered));
        _scene.Step(new DeliveryEvent.ClaimFailed([]));
        _scene.Step(new DeliveryEvent.WriteFailed());

        _scene.Machine.UnderWay.Should().Be(0);
        _scene.Pass(Backoff / 2, new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty("16 ends wait for a store that cannot write");
    }

    [Fact]
    public void It_claims_no_more_than_its_free_slots()
    {
        _scene.Start(10);

        _scene.Step(new DeliveryEvent.Woken(_scene.Now)).Should().Equal(new DeliveryAction.Claim(6));
    }

    [Fact]
    public void More_than_was_asked_for_is_given_back_and_not_sent()
    {
        _scene.Step();
        var actions = _scene.Step(_scene.Answer(_scene.Deliveries(20)));

        actions.OfType<DeliveryAction.Send>().Should().HaveCount(16);
        actions.OfType<DeliveryAction.Write>().Single().Completions.Should().HaveCount(4).And.OnlyContain(c => c.State == CompletionState.Released);
    }

    [Fact]
    public void What_is_put_back_is_claimed_once_that_is_written()
    {
        var claimed = _scene.Start(1);
        var actions = _scene.Step(Ended(claimed[0], Transient));
        actions.OfType<DeliveryAction.Claim>().Should().BeEmpty("the row is not back yet");
        actions.OfType<DeliveryAction.Write>().Single().Completions.Should().ContainSingle().Which.State.Should().Be(CompletionState.RetryAt);

        _scene.Step(new DeliveryEvent.Written()).Should().ContainSingle().Which.Should().BeOfType<DeliveryAction.Claim>();
    }

    [Fact]
    public void What_the_provider_defers_is_claimed_when_the_provider_said()
    {
        var claimed = _scene.Start(1);
        var at = _scene.Now + TimeSpan.FromSeconds(30);
        var write = _scene.Step(Ended(claimed[0], DeliveryResult.ThrottledUntil(at))).OfType<DeliveryAction.Write>().Single();

        write.Completions.Should().Equal(new Completion(claimed[0].Due.Id, CompletionState.Deferred) { At = at, Cause = "throttled by the provider" });
        _scene.Circuit.OpenUntil.Should().BeNull();
    }

    [Fact]
    public void What_will_never_work_dies_at_once()
    {
        var claimed = _scene.Start(1);

        _scene.Step(Ended(claimed[0], DeliveryResult.Permanent("no such number"))).OfType<DeliveryAction.Write>().Single()
            .Completions.Should().Equal(new Completion(claimed[0].Due.Id, CompletionState.Dead) { Cause = "no such number" });
    }

    [Fact]
    public void An_address_that_is_gone_is_removed()
    {
        var claimed = _scene.Start(1);

        var actions = _scene.Step(Ended(claimed[0], DeliveryResult.AddressExpired("gone")));

        actions.Should().Contain(new DeliveryAction.RemoveContact("u1", claimed[0].Due.TargetId));
        actions.OfType<DeliveryAction.Write>().Single().Completions.Single().State.Should().Be(CompletionState.Dead);
    }

    [Fact]
    public void What_was_not_sent_is_given_back_uncounted()
    {
        var claimed = _scene.Start(1);

        _scene.Step(NotSent(claimed[0])).OfType<DeliveryAction.Write>().Single()
            .Completions.Should().Equal(new Completion(claimed[0].Due.Id, CompletionState.Released));
    }

    [Fact]
    public void A_claim_that_took_too_long_is_given_back()
    {
        _scene.Step();
        var answer = _scene.Answer(_scene.Deliveries(2));

        Released(_scene.Pass(TimeSpan.FromSeconds(30), answer)).Should().Be(2, "a send could outlive what is left of the lease");
    }
}
