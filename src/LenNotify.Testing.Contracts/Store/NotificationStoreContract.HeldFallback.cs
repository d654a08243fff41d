using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: fallbacks of deliveries that were held, and joined others for it.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task A_fallback_of_what_joined_a_hold_goes_when_the_whole_of_it_failed()
    {
        var fallbacks = await HeldPair();
        var bundle = (await World.Claim(at: 100)).Should().ContainSingle().Which;
        bundle.Due.Members.Should().HaveCount(2);
        await World.Complete(bundle.Due.Id, CompletionState.Dead, at: 101);

        (await World.Claim(at: 102)).Select(one => one.Due.Id).Should().BeEquivalentTo(fallbacks);
    }

    [Fact]
    public async Task A_fallback_of_what_joined_a_hold_is_dropped_when_that_arrived()
    {
        await HeldPair();
        var bundle = (await World.Claim(at: 100)).Should().ContainSingle().Which;
        await World.Complete(bundle.Due.Id, CompletionState.Delivered, at: 101);

        (await World.Claim(at: 9_000)).Should().BeEmpty();
        (await World.Status(9_000)).Should().Be(new QueueStatus(World.Channel, 0, 0, 0, null, null));
    }

    // Two deliveries, each with a fallback, held until the same instant under one key.
    private async Task<Guid[]> HeldPair()
    {
        var fallbacks = new List<Guid>();
        for (var i = 0; i < 2; i++)
        {
            var first = World.Sms();
            var fallback = World.Sms(condition: new DeliveryCondition(false, first.Id));
            await World.Append(World.Publication(), World.Route(deliveries: _ => [first, fallback]), World.Ann);
            fallbacks.Add(fallback.Id);
        }

        (await World.Claim(judge: (d, s) => Rulings.Hold(100)(d, s)! with { JoinKey = "hold:100" })).Should().BeEmpty();
        return [.. fallbacks];
    }
}
