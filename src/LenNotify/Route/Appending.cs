using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Turns one decision into rows: the item, its deliveries, and what the person's activity becomes. Pure.</summary>
internal sealed class Appending(RoutingEngine engine, Following? following = null)
{
    private readonly Digests _digests = new(engine);
    private readonly string[] _names = [.. engine.Channels.Select(channel => channel.Name)];
    private readonly KnownDecisions[] _decisions = [.. engine.Channels.Select(channel => new KnownDecisions(channel.Name))];
    private readonly int _inbox = Digests.IndexOf(engine, ChannelNames.InApp);
    private readonly bool[] _needsContact = [.. engine.Channels.Select(channel => channel.NeedsContact)];

    private readonly Guid[] _channelTargets = [.. engine.Channels.Select(channel => TargetOf(channel.Name))];

    /// <summary>
    /// The target that is the channel's own: of a channel that needs no address, and of a delivery to a person whose addresses
    /// were not known when it was appended. Bundles are told apart by it.
    /// </summary>
    internal static Guid TargetOf(string channel) => Ids.Derived(Guid.Empty, channel);

    /// <summary>All that is to be written for one person.</summary>
    internal RoutedUser Route(Publication publication, CompiledNotification notification, Recipient person, in UserState state, DateTimeOffset now)
    {
        Span<ChannelDecision> decisions = stackalloc ChannelDecision[_names.Length];
        Span<DateTimeOffset> turns = stackalloc DateTimeOffset[_names.Length];
        var decision = engine.At(now, notification).Decide(person.Preferences, state.Activity, decisions);
        var blind = new Blind(person, notification, decision, now);
        var stored = Stored(decisions, blind);
        _digests.Settle(stored, person, in state, now);
        TellGroup(stored, notification, in state);
        var item = new InboxItem
        {
            Id = Ids.Derived(publication.Id, state.UserId),
            PublicationId = publication.Id,
            UserId = state.UserId,
            Notification = notification.Source,
            Priority = decision.Priority,
            Listed = blind.Listed,
            Decisions = stored,
            CreatedAt = now,
        };
        var deliveries = item.Listed ? CountDeliveries(person, stored) : 0;
        var activity = engine.Record(state.Activity, notification, decision, decisions, now, deliveries == 0 ? [] : turns);
        var routed = new RoutedUser(item, deliveries == 0 ? [] : Deliveries(item, person, stored, turns, deliveries), activity);
        routed = following is null ? routed : following.AddTo(routed, person);
        return person.EmailDigest ? AddDailyMail(routed, person, in state) : routed;
    }

    private RoutedUser AddDailyMail(RoutedUser routed, Recipient person, in UserState state) =>
        _digests.AddTo(routed, person, in state, (channel, told) => Mails(routed.Item, person, channel, told));

    // To the addresses that are known; one that comes later gets the next.
    private NewDelivery[] Mails(InboxItem item, Recipient person, int channel, StoredDecision told)
    {
        var mails = new NewDelivery[_needsContact[channel] ? person.Targets(channel).Length : 1];
        for (var nth = 0; nth < mails.Length; nth++)
        {
            mails[nth] = Delivery(item, channel, Target(person, channel, nth), told, told.Until ?? item.CreatedAt);
        }

        return mails;
    }

    private StoredDecision[] Stored(ReadOnlySpan<ChannelDecision> decisions, Blind blind)
    {
        var stored = new StoredDecision[decisions.Length];
        for (var i = 0; i < stored.Length; i++)
        {
            stored[i] = _decisions[i].Of(decisions[i].Verdict, decisions[i].Reason, decisions[i].Until, decisions[i].Silent);
            stored[i] = blind.IsNeeded ? blind.Judge(stored[i], i, _needsContact[i]) : stored[i];
        }

        return stored;
    }

    // The inbox shows it at once, and says of which group it is: until when that collects.
    private void TellGroup(StoredDecision[] decisions, CompiledNotification notification, in UserState state)
    {
        if (_inbox >= 0 && decisions[_inbox].Reason == Reason.Grouped && state.Activity.TryFindGroup(notification.GroupKey, out var group))
        {
            decisions[_inbox] = decisions[_inbox] with { Until = new DateTimeOffset(group.Closes, TimeSpan.Zero) };
        }
    }

    private int CountDeliveries(Recipient person, StoredDecision[] decisions)
    {
        var count = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            count += IsSent(decisions[i]) ? TargetCount(person, i) : 0;
        }

        return count;
    }

    private static bool IsSent(StoredDecision decision) => decision.Verdict != Verdict.Suppress && decision.Channel != ChannelNames.InApp;

    // Whoever is sent to without a known address is sent to when there is one.
    private int TargetCount(Recipient person, int channel) => _needsContact[channel] ? Math.Max(1, person.Targets(channel).Length) : 1;

    private Guid Target(Recipient person, int channel, int nth) =>
        _needsContact[channel] && person.Targets(channel) is { Length: > 0 } contacts ? contacts[nth].Id : _channelTargets[channel];

    private NewDelivery[] Deliveries(InboxItem item, Recipient person, StoredDecision[] decisions, ReadOnlySpan<DateTimeOffset> turns, int count)
    {
        var deliveries = new NewDelivery[count];
        var at = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            for (var nth = 0; IsSent(decisions[i]) && nth < TargetCount(person, i); nth++)
            {
                deliveries[at++] = Delivery(item, i, Target(person, i, nth), decisions[i], turns[i]);
            }
        }

        return deliveries;
    }

    private NewDelivery Delivery(InboxItem item, int channel, Guid target, StoredDecision decision, DateTimeOffset turn) => new()
    {
        Id = DeliveryId(item.Id, channel, target),
        Channel = decision.Channel,
        TargetId = target,
        DueAt = decision.Until ?? item.CreatedAt,
        Turn = decision.Reason == Reason.PersonUnavailable ? decision.Until ?? item.CreatedAt : turn,
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
    private static string JoinKey(StoredDecision decision, Notification notification, DateTimeOffset until)
    {
        var at = until.UtcTicks.ToString(CultureInfo.InvariantCulture);
        return decision.Verdict == Verdict.Digest ? $"digest:{at}"
            : decision.Reason == Reason.Grouped ? $"group:{notification.GroupKey}:{at}"
            : HoldKey(until);
    }

    /// <summary>What is held until one instant on one channel comes as one.</summary>
    internal static string HoldKey(DateTimeOffset until) => string.Create(CultureInfo.InvariantCulture, $"hold:{until.UtcTicks}");
}
