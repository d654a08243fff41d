using LenNotify.Storage;
using static LenNotify.Tests.MachineScene;

namespace LenNotify.Tests;

public class ChannelMachineTroubleTests
{
    private static readonly DeliveryResult Delivered = DeliveryResult.Delivered("ref");
    private static readonly DeliveryResult Transient = DeliveryResult.Transient("down");
    private readonly MachineScene _scene = new();

    [Fact]
    public void What_comes_while_it_drains_is_given_back()
    {
        _scene.Step();
        _scene.Step(new DeliveryEvent.Draining());

        Released(_scene.Step(_scene.Answer(_scene.Deliveries(3)))).Should().Be(3);
    }

    [Fact]
    public void What_comes_while_the_circuit_is_open_is_given_back_and_burns_no_attempt()
    {
        var claimed = _scene.Start(5);
        _scene.Step(new DeliveryEvent.Woken(_scene.Now)).Should().Equal(new DeliveryAction.Claim(11));
        _scene.Step(Ended(claimed, Transient)).Should().Contain(new DeliveryAction.KeepCircuit(_scene.Now + Rest));

        Answered(_scene.Answer(_scene.Deliveries(11))).Sends.Should().Be(0);
        _scene.Step(new DeliveryEvent.Written()).OfType<DeliveryAction.Write>().Single().Completions
            .Should().HaveCount(11).And.OnlyContain(c => c.State == CompletionState.Released);
    }

    [Fact]
    public void Of_a_claim_that_outlasts_the_circuits_rest_one_is_sent_as_the_probe()
    {
        var scene = new MachineScene(rest: TimeSpan.FromSeconds(1));
        var claimed = scene.Start(5);
        scene.Step(new DeliveryEvent.Woken(scene.Now));
        scene.Step(Ended(claimed, Transient));

        var actions = scene.Pass(TimeSpan.FromSeconds(2), scene.Answer(scene.Deliveries(11)), new DeliveryEvent.Written());

        actions.OfType<DeliveryAction.Send>().Should().ContainSingle();
        Released(actions).Should().Be(10);
    }

    [Fact]
    public void While_the_circuit_rests_nothing_is_claimed_and_then_one_is()
    {
        Open();

        _scene.Step(new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty();
        _scene.Next.Should().Be(_scene.Now + Rest);
        _scene.Pass(Rest).Should().Equal(new DeliveryAction.Claim(1));
        _scene.Step(_scene.Answer(_scene.Deliveries(1))).OfType<DeliveryAction.Send>().Should().ContainSingle();
        _scene.Step(new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty("the probe is under way");
    }

    [Fact]
    public void A_probe_whose_address_is_gone_says_nothing_about_the_channel()
    {
        Open();
        _scene.Pass(Rest);
        var probe = _scene.Deliveries(1);
        _scene.Step(_scene.Answer(probe));

        var actions = _scene.Step(new DeliveryEvent.Sent(probe[0].Due.Id, new SendAnswer(DeliveryResult.Permanent("gone"), FromChannel: false)));

        actions.OfType<DeliveryAction.KeepCircuit>().Should().BeEmpty();
        _scene.Circuit.OpenUntil.Should().NotBeNull();
        actions.OfType<DeliveryAction.Claim>().Should().BeEmpty("the next probe is looked for with the next poll");
        _scene.Pass(Poll).Should().Contain(new DeliveryAction.Claim(1));
    }

    [Fact]
    public void What_cannot_be_written_is_kept_and_written_again_after_a_pause()
    {
        var claimed = _scene.Start(2);
        var write = _scene.Step(Ended(claimed, Delivered)).OfType<DeliveryAction.Write>().Single();

        _scene.Step(new DeliveryEvent.WriteFailed()).OfType<DeliveryAction.Write>().Should().BeEmpty();
        _scene.Pass(Backoff / 2).OfType<DeliveryAction.Write>().Should().BeEmpty();
        _scene.Pass(Backoff / 2).OfType<DeliveryAction.Write>().Single().Completions.Should().Equal(write.Completions);
    }

    [Fact]
    public void A_store_whose_claims_fail_is_left_alone_for_a_while_even_when_publishers_ring()
    {
        _scene.Step();
        _scene.Step(new DeliveryEvent.ClaimFailed([])).Should().BeEmpty();

        for (var i = 0; i < 9; i++)
        {
            _scene.Pass(Backoff / 10, new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty();
        }

        _scene.Next.Should().Be(_scene.Now + (Backoff / 10));
        _scene.Pass(Backoff / 10).Should().ContainSingle().Which.Should().BeOfType<DeliveryAction.Claim>();
    }

    [Fact]
    public void A_store_that_keeps_failing_is_left_alone_longer_but_never_for_as_long_as_five_seconds()
    {
        _scene.Step();
        foreach (var pause in new[] { 1, 2, 3, 3, 3 })
        {
            _scene.Step(new DeliveryEvent.ClaimFailed([])).Should().BeEmpty();
            _scene.Next.Should().Be(_scene.Now + (pause * Backoff));
            _scene.Pass(pause * Backoff).Should().ContainSingle().Which.Should().BeOfType<DeliveryAction.Claim>();
        }

        _scene.Step(_scene.Answer([]));
        _scene.Pass(Poll).Should().ContainSingle().Which.Should().BeOfType<DeliveryAction.Claim>();
        _scene.Step(new DeliveryEvent.ClaimFailed([]));
        _scene.Next.Should().Be(_scene.Now + Backoff, "it worked in between");
    }

    [Fact]
    public void It_has_drained_only_when_all_is_written()
    {
        var claimed = _scene.Start(1);
        _scene.Step(new DeliveryEvent.Draining());
        _scene.Machine.IsDone.Should().BeFalse("a send is under way");

        _scene.Step(Ended(claimed[0], Delivered)).OfType<DeliveryAction.Write>().Should().ContainSingle();
        _scene.Machine.IsDone.Should().BeFalse("it is being written");

        _scene.Step(new DeliveryEvent.WriteFailed());
        _scene.Machine.IsDone.Should().BeFalse("it was not written");

        _scene.Pass(Backoff).OfType<DeliveryAction.Write>().Should().ContainSingle();
        _scene.Step(new DeliveryEvent.Written());
        _scene.Machine.IsDone.Should().BeTrue();
    }

    [Fact]
    public void A_claim_under_way_keeps_it_from_being_drained()
    {
        _scene.Step();
        _scene.Step(new DeliveryEvent.Draining());
        _scene.Machine.IsDone.Should().BeFalse();

        _scene.Step(_scene.Answer([]));
        _scene.Machine.IsDone.Should().BeTrue();
    }

    [Fact]
    public void What_comes_back_while_it_is_still_being_sent_is_not_sent_twice()
    {
        var claimed = _scene.Start(1);
        _scene.Pass(TimeSpan.FromMinutes(10), new DeliveryEvent.Woken(_scene.Now));

        _scene.Step(_scene.Answer(claimed)).Should().BeEmpty("its lease ended while this process was frozen");
        _scene.Step(Ended(claimed[0], Delivered)).OfType<DeliveryAction.Write>().Single().Completions.Should().ContainSingle();
    }

    [Fact]
    public void What_comes_back_before_its_end_is_written_is_not_sent_twice()
    {
        var claimed = _scene.Start(1);
        var write = _scene.Step(Ended(claimed[0], Delivered)).OfType<DeliveryAction.Write>().Single();
        _scene.Step(new DeliveryEvent.Woken(_scene.Now));

        Answered(_scene.Answer(claimed)).Sends.Should().Be(0, "it was delivered, and that is being written");

        _scene.Step(new DeliveryEvent.WriteFailed());
        _scene.Pass(Backoff).OfType<DeliveryAction.Write>().Single().Completions.Should().Equal(write.Completions);
    }

    [Fact]
    public void A_retry_that_is_claimed_before_its_write_was_heard_of_is_sent()
    {
        var claimed = _scene.Start(1);
        _scene.Step(Ended(claimed[0], Transient));
        _scene.Step(new DeliveryEvent.Woken(_scene.Now));

        Answered(_scene.Answer(claimed)).Sends.Should().Be(1);
        _scene.Step(new DeliveryEvent.Written());
        _scene.Machine.UnderWay.Should().Be(1);
    }

    [Fact]
    public void While_people_are_being_read_what_was_claimed_is_sent_and_nothing_more_is_claimed()
    {
        _scene.Step();

        var actions = _scene.Step(_scene.Answer(_scene.Deliveries(2)) with { Ended = false }, new DeliveryEvent.Woken(_scene.Now));

        actions.Should().HaveCount(2).And.AllBeOfType<DeliveryAction.Send>();
        _scene.Step(_scene.Answer([], _scene.Now)).Should().Equal(new DeliveryAction.Claim(14));
    }

    [Fact]
    public void A_clock_that_is_set_back_makes_it_wait_no_longer_than_a_poll()
    {
        _scene.Idle();

        _scene.Pass(TimeSpan.FromHours(-3)).Should().BeEmpty();

        _scene.Next.Should().Be(_scene.Now + Poll);
    }

    [Fact]
    public void Many_ends_are_written_five_hundred_at_a_time()
    {
        var scene = new MachineScene(concurrency: 1_200);
        scene.Step().Should().Equal(new DeliveryAction.Claim(500));
        var first = scene.Deliveries(500);
        scene.Step(scene.Answer(first, scene.Now)).OfType<DeliveryAction.Claim>().Should().Equal(new DeliveryAction.Claim(500));
        var second = scene.Deliveries(500);
        scene.Step(scene.Answer(second));

        scene.Step(Ended(first.Concat(second), Delivered)).OfType<DeliveryAction.Write>().Single().Completions.Should().HaveCount(500);
        scene.Step(new DeliveryEvent.Written()).OfType<DeliveryAction.Write>().Single().Completions.Should().HaveCount(500);
    }

    [Fact]
    public void An_end_of_something_unknown_changes_nothing() =>
        _scene.Step(Ended(Things.Claimed(), Delivered)).OfType<DeliveryAction.Write>().Should().BeEmpty();

    private void Open()
    {
        _scene.Step(Ended(_scene.Start(5), Transient));
        _scene.Step(new DeliveryEvent.Written());
        _scene.Circuit.OpenUntil.Should().NotBeNull();
    }

    private (int Sends, List<DeliveryAction> All) Answered(DeliveryEvent.Claimed claimed)
    {
        var actions = _scene.Step(claimed);
        return (actions.OfType<DeliveryAction.Send>().Count(), actions);
    }
}
