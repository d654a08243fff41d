using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Turns one decision into rows: the item, its deliveries, and what the person's activity becomes. Pure.</summary>
internal sealed class Appending(RoutingEngine engine, Following? following = null)
{
    private readonly string[] _names = [.. engine.Channels.Select(channel => channel.Name)];
    private readonly bool[] _needsContact = [.. engine.Channels.Select(channel => channel.NeedsContact)];

    // A channel that needs no address of the person has one target, which is the channel's own: bundles are told apart by it.
    private readonly Guid[] _channelTargets = [.. engine.Channels.Select(channel => TargetOf(channel.Name))];

    /// <summary>All that is to be written for one person.</summary>
    internal RoutedUser Route(Publication publication, CompiledNotification notification, Recipient person, in UserState state, DateTimeOffset now)
    {
        Span<ChannelDecision> decisions = stackalloc ChannelDecision[_names.Length];
        Span<DateTimeOffset> turns = stackalloc DateTimeOffset[_names.Length];
        var decision = engine.At(now, notification).Decide(person.Preferences, state.Activity, decisions);
        var item = new InboxItem
        {
            Id = Ids.Derived(publication.Id, state.UserId),
            PublicationId = publication.Id,
            UserId = state.UserId,
            Notification = notification.Source,
            Priority = decision.Priority,
            Listed = decision.Listed,
            Decisions = Stored(decisions),
            CreatedAt = now,
        };
        var deliveries = decision.Listed ? CountDeliveries(person, decisions) : 0;
        var activity = engine.Record(state.Activity, notification, decision, decisions, now, deliveries == 0 ? [] : turns);
        var routed = new RoutedUser(item, deliveries == 0 ? [] : Deliveries(item, person, decisions, turns, deliveries), activity);
        return following is null ? routed : following.AddTo(routed, person);
    }

    /// <summary>The target of a channel that needs no address of the person.</summary>
    internal static Guid TargetOf(string channel) => Ids.Derived(Guid.Empty, channel);

    private StoredDecision[] Stored(ReadOnlySpan<ChannelDecision> decisions)
    {
        var stored = new StoredDecision[decisions.Length];
        for (var i = 0; i < stored.Length; i++)
        {
            stored[i] = new StoredDecision(_names[i], decisions[i].Verdict, decisions[i].Reason, decisions[i].Until, decisions[i].Silent);
        }

        return stored;
    }

    private int CountDeliveries(Recipient person, ReadOnlySpan<ChannelDecision> decisions)
    {
        var count = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            count += IsSent(i, decisions[i]) ? TargetCount(person, i) : 0;
        }

        return count;
    }

    private bool IsSent(int channel, ChannelDecision decision) => decision.Verdict != Verdict.Suppress && _names[channel] != ChannelNames.InApp;

    private int TargetCount(Recipient person, int channel) => _needsContact[channel] ? person.Targets(channel).Length : 1;

    private NewDelivery[] Deliveries(
        InboxItem item, Recipient person, ReadOnlySpan<ChannelDecision> decisions, ReadOnlySpan<DateTimeOffset> turns, int count)
    {
        var deliveries = new NewDelivery[count];
        var at = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            for (var target = 0; IsSent(i, decisions[i]) && target < TargetCount(person, i); target++)
            {
                deliveries[at++] = Delivery(item, i, _needsContact[i] ? person.Targets(i)[target].Id : _channelTargets[i], decisions[i], turns[i]);
            }
        }

        return deliveries;
    }

    private NewDelivery Delivery(InboxItem item, int channel, Guid target, ChannelDecision decision, DateTimeOffset turn) => new()
    {
        Id = DeliveryId(item.Id, channel, target),
        Channel = _names[channel],
        TargetId = target,
        DueAt = decision.Until ?? item.CreatedAt,
        Turn = turn,
        Priority = item.Priority,
        JoinKey = decision.Until is { } until ? JoinKey(decision, item.Notification, until) : null,
    };

    private Guid DeliveryId(Guid itemId, int channel, Guid target)
    {
        var channelName = _names[channel];
        Span<char> name = stackalloc char[32 + channelName.Length];
        target.TryFormat(name, out var length, "N");
        channelName.CopyTo(name[length..]);
        return Ids.Derived(itemId, name);
    }

    // What comes due together is delivered together. The instant is part of each key: the two hours of an overlap differ.
    private static string JoinKey(ChannelDecision decision, Notification notification, DateTimeOffset until)
    {
        var at = until.UtcTicks.ToString(CultureInfo.InvariantCulture);
        return decision.Verdict == Verdict.Digest ? $"digest:{at}"
            : decision.Reason == Reason.Grouped ? $"group:{notification.GroupKey}:{at}"
            : HoldKey(until);
    }

    /// <summary>What is held until one instant on one channel comes as one.</summary>
    internal static string HoldKey(DateTimeOffset until) => string.Create(CultureInfo.InvariantCulture, $"hold:{until.UtcTicks}");
}
