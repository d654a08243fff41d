namespace LenNotify.Tests;

/// <summary>What operators say of a channel while it runs.</summary>
public class SteeredMachineTests
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(900);
    private static readonly ChannelControl Paused = new() { PausedAt = Things.Noon, PausedBy = "olivia" };
    private readonly MachineScene _scene = new(concurrency: 4, look: Look);

    [Fact]
    public void A_paused_channel_claims_nothing_and_looks_again_and_again()
    {
        _scene.Idle();
        _scene.Step(new DeliveryEvent.Looked(Paused), new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty();
        _scene.Next.Should().Be(_scene.Now + Look);

        _scene.Pass(Look).Should().Equal(new DeliveryAction.Look());
        _scene.Step(new DeliveryEvent.Looked(null)).Should().BeEmpty("what could not be read changes nothing");
        _scene.Pass(Look).Should().Equal(new DeliveryAction.Look());
        _scene.Step(new DeliveryEvent.Looked(ChannelControl.None)).Should().Equal(new DeliveryAction.Claim(4));
    }

    [Fact]
    public void What_was_claimed_when_the_pause_came_is_given_back_uncounted()
    {
        _scene.Step().Should().Equal(new DeliveryAction.Claim(4));

        var actions = _scene.Step(new DeliveryEvent.Looked(Paused), _scene.Answer(_scene.Deliveries(3)));

        MachineScene.Released(actions).Should().Be(3);
        actions.OfType<DeliveryAction.Send>().Should().BeEmpty();
    }

    [Fact]
    public void A_channel_whose_slots_are_all_taken_looks_whether_it_may_have_more()
    {
        _scene.Idle();
        _scene.Start(4);

        _scene.Pass(Look).Should().Equal(new DeliveryAction.Look());
        _scene.Step(new DeliveryEvent.Looked(new ChannelControl { Concurrency = 6 })).Should().Equal(new DeliveryAction.Claim(2));
    }

    [Fact]
    public void Fewer_slots_than_are_taken_start_nothing_until_enough_have_ended()
    {
        _scene.Idle();
        var claimed = _scene.Start(4);
        _scene.Step(new DeliveryEvent.Looked(new ChannelControl { Concurrency = 2 }), new DeliveryEvent.Woken(_scene.Now)).Should().BeEmpty();

        _scene.Step(MachineScene.Ended(claimed[..2], DeliveryResult.Delivered())).OfType<DeliveryAction.Claim>().Should().BeEmpty();
        _scene.Step(new DeliveryEvent.Written()).Should().BeEmpty();
        _scene.Step(MachineScene.Ended(claimed[2], DeliveryResult.Delivered())).OfType<DeliveryAction.Claim>().Should().Equal(new DeliveryAction.Claim(1));
    }

    [Fact]
    public void What_operators_say_is_read_as_soon_as_it_is_told()
    {
        _scene.Idle();
        _scene.Step(new DeliveryEvent.Steered()).Should().Equal(new DeliveryAction.Look());
        _scene.Step(new DeliveryEvent.Steered()).Should().BeEmpty("it is being read");
        _scene.Step(new DeliveryEvent.Looked(Paused)).Should().Equal(new DeliveryAction.Look());
    }

    [Fact]
    public void A_drain_waits_for_what_is_being_read()
    {
        _scene.Idle();
        _scene.Step(new DeliveryEvent.Steered());
        _scene.Step(new DeliveryEvent.Draining());
        _scene.Machine.IsDone.Should().BeFalse();

        _scene.Step(new DeliveryEvent.Looked(Paused));
        _scene.Machine.IsDone.Should().BeTrue();
    }
}
