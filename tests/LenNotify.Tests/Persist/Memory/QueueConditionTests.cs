using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class QueueConditionTests
{
    private readonly World _world = new();

    [Fact]
    public async Task An_escalation_is_dropped_when_the_item_was_read_by_then()
    {
        await _world.Queued(_world.Sms(due: 900, condition: new DeliveryCondition(true, null)));
        await _world.Queued(_world.Sms(due: 900, condition: new DeliveryCondition(true, null)), "u2");
        await _world.Inbox.MarkAllReadAsync("u1", 1, World.At(1), default);

        (await _world.Claim(at: 900)).Should().ContainSingle().Which.UserId.Should().Be("u2");
        (await _world.Status(901)).Should().BeEquivalentTo(new { Due = 0L, Waiting = 0L });
    }

    [Fact]
    public async Task A_fallback_waits_for_the_first_and_goes_when_that_failed_for_good()
    {
        var first = await _world.Queued(_world.Sms());
        await _world.Claim();
        var fallback = await _world.Queued(_world.Sms(condition: new DeliveryCondition(false, first)));

        (await _world.Claim(at: 1)).Should().BeEmpty("the first has not ended yet");
        await _world.Complete(first, CompletionState.Dead);
        (await _world.Claim(at: 2)).Should().ContainSingle().Which.Due.Id.Should().Be(fallback);
    }

    [Fact]
    public async Task A_fallback_is_dropped_when_the_first_arrived()
    {
        var first = await _world.Queued(_world.Sms());
        await _world.Claim();
        await _world.Queued(_world.Sms(due: 5, condition: new DeliveryCondition(false, first)));
        await _world.Complete(first, CompletionState.Delivered);

        (await _world.Claim(at: 5)).Should().BeEmpty();
        _world.State.Deliveries.Should().BeEmpty();
    }
}
