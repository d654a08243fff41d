using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>A machine, its clock, and what it wants done.</summary>
internal sealed class MachineScene
{
    internal static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    internal MachineScene(int concurrency = 16, TimeSpan? rest = null, TimeSpan? look = null)
    {
        Circuit = new Circuit(rest ?? Rest);
        Machine = new ChannelMachine(
            new MachineLimits(concurrency, Poll, Backoff, TimeSpan.FromSeconds(31)) { LookEvery = look }, Circuit, new Outcomes(TimeSpan.FromHours(24), new Random(1)));
    }

    internal Circuit Circuit { get; }

    internal ChannelMachine Machine { get; }

    internal DateTimeOffset Now { get; set; } = Things.Noon;

    internal DateTimeOffset Next { get; private set; }

    /// <summary>Steps, and answers with what is to be done.</summary>
    internal List<DeliveryAction> Step(params DeliveryEvent[] events)
    {
        var actions = new List<DeliveryAction>();
        Next = Machine.Step(Now, events, actions);
        return actions;
    }

    /// <summary>Looks once and finds nothing.</summary>
    internal void Idle()
    {
        Step();
        Step(Answer([]));
    }

    /// <summary>How many starts were given back.</summary>
    internal static int Released(IEnumerable<DeliveryAction> actions) =>
        actions.OfType<DeliveryAction.Write>().SelectMany(write => write.Completions).Count(c => c.State == CompletionState.Released);

    internal List<DeliveryAction> Pass(TimeSpan by, params DeliveryEvent[] events)
    {
        Now += by;
        return Step(events);
    }

    /// <summary>Something due was claimed, and is being sent.</summary>
    internal ClaimedDelivery[] Start(int count)
    {
        Step(new DeliveryEvent.Woken(Now)).OfType<DeliveryAction.Claim>().Should().ContainSingle();
        var claimed = Deliveries(count);
        Step(Answer(claimed)).OfType<DeliveryAction.Send>().Should().HaveCount(count);
        return claimed;
    }

    internal DeliveryEvent.Claimed Answer(IReadOnlyList<ClaimedDelivery> claimed, DateTimeOffset? again = null) =>
        new(new ClaimedBatch(claimed, again), Now + TimeSpan.FromSeconds(60));

    internal ClaimedDelivery[] Deliveries(int count) => [.. Enumerable.Range(0, count).Select(_ => Things.Claimed(first: Now))];

    internal static DeliveryEvent Ended(ClaimedDelivery delivery, DeliveryResult result) => new DeliveryEvent.Sent(delivery.Due.Id, new SendAnswer(result, FromChannel: true));

    internal static DeliveryEvent NotSent(ClaimedDelivery delivery) => new DeliveryEvent.Sent(delivery.Due.Id, default);

    internal static DeliveryEvent[] Ended(IEnumerable<ClaimedDelivery> deliveries, DeliveryResult result) => [.. deliveries.Select(d => Ended(d, result))];
}
