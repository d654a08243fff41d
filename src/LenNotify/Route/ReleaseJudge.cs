using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Judges due deliveries for one claim, with the people that are known, and those at hand because the claim before this one
/// lacked them. Whom it does not know it notes, so that the claim can be made again with them. Pure but for that note.
/// </summary>
internal sealed class ReleaseJudge(
    RoutingEngine engine, Recipients people, IReadOnlyDictionary<string, Recipient> atHand, int channel, DateTimeOffset now)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan MostWaiting = TimeSpan.FromDays(1);
    private static readonly IReadOnlyList<DroppedMember> None = [];
    private HashSet<string>? _missing;
    private readonly bool _needsContact = engine.Channels[channel].NeedsContact;

    /// <summary>The people that it lacked.</summary>
    internal IReadOnlyCollection<string> Missing => _missing ?? (IReadOnlyCollection<string>)[];

    internal DeliveryRuling? Judge(DueDelivery delivery, UserState state)
    {
        if (!atHand.TryGetValue(state.UserId, out var person) && !people.TryFind(state.UserId, now, out person))
        {
            (_missing ??= new(StringComparer.Ordinal)).Add(state.UserId);
            return null;
        }

        // What an address that is not known may not hold up: a channel without, or a delivery to one that is known.
        var contact = _needsContact ? person.Find(delivery.TargetId) : null;
        if ((person.Lacks & Lacks.Choices) != 0 || ((person.Lacks & Lacks.Addresses) != 0 && _needsContact && contact is null))
        {
            return Wait(delivery, state, person);
        }

        var reach = !_needsContact ? Reason.Routed : contact is null ? Reason.NoContact : engine.Reach(contact, channel);
        return reach == Reason.Routed ? Judge(delivery, state, person) : Drop(delivery, state, reach);
    }

    // Ever less often, and not for ever: the item is in the inbox all the while, and its history says why that was all.
    private DeliveryRuling Wait(DueDelivery delivery, UserState state, Recipient person)
    {
        var waited = now - person.LacksSince;
        return delivery.Members.All(item => item.Notification.ExpiresAt <= now) ? Drop(delivery, state, Reason.Expired)
            : waited >= MostWaiting ? Drop(delivery, state, Reason.PersonUnavailable)
            : Hold(delivery, state, new Timing(Reason.PersonUnavailable, now + (waited < ShortestPause ? ShortestPause : waited < LongestPause ? waited : LongestPause)), null);
    }

    private DeliveryRuling Judge(DueDelivery delivery, UserState state, Recipient person)
    {
        var all = Compile(delivery.Members);
        var test = TestMark.IsOn(delivery);
        List<DroppedMember>? dropped = null;
        var hold = default(Timing);
        for (var i = 0; i < all.Length; i++)
        {
            var item = delivery.Members[i];
            if (IsUnwanted(delivery, item, person) is { } unwanted)
            {
                (dropped ??= []).Add(new DroppedMember(item.Id, unwanted));
                continue;
            }

            var ruling = engine.At(now, all[i]).Release(person.Preferences, test ? UserActivity.None : state.Activity, channel, delivery.Priority, all);
            if (ruling.Verdict == Verdict.Suppress)
            {
                (dropped ??= []).Add(new DroppedMember(item.Id, ruling.Reason));
                continue;
            }

            // They go as one, so the last of them to be let through lets all go.
            hold = ruling.Until is { } until && until > hold.Until ? new Timing(ruling.Reason, until) : hold;
        }

        return dropped?.Count == all.Length ? Drop(delivery, state, dropped[0].Reason, dropped)
            : hold.Until > now ? Hold(delivery, state, hold, dropped)
            : Send(delivery, state, all, dropped);
    }

    // A digest tells of what was not read meanwhile. What was attempted once stays as it was said.
    private Reason? IsUnwanted(DueDelivery delivery, InboxItem item, Recipient person)
    {
        var read = item is not { ReadAt: null, DismissedAt: null };
        if (read && delivery.Condition is { UnlessRead: true })
        {
            return Reason.AlreadyRead;
        }

        if (delivery is not { Attempts: 0, CapsTaken: false } || Digests.Of(item, engine.Channels[channel].Name) is not { } digest)
        {
            return null;
        }

        return read ? Reason.AlreadyRead
            : digest.Reason == Reason.EmailDigest && !person.EmailDigest ? Reason.ChannelNotChosen
            : null;
    }

    private readonly record struct Timing(Reason Reason, DateTimeOffset Until);

    private CompiledNotification[] Compile(IReadOnlyList<InboxItem> items)
    {
        var all = new CompiledNotification[items.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = engine.Restore(AsMeant(items[i]), items[i].PublicationId);
        }

        return all;
    }

    // An escalation's or fallback's channel is one that the engine did not choose, and the host did.
    private Notification AsMeant(InboxItem item) =>
        Following.Names(item, engine.Channels[channel].Name) ? item.Notification with { Channels = [engine.Channels[channel].Name] } : item.Notification;

    private DeliveryRuling Send(DueDelivery delivery, UserState state, CompiledNotification[] all, List<DroppedMember>? dropped)
    {
        var going = Going(delivery, dropped);
        return new DeliveryRuling
        {
            Verdict = Verdict.Deliver,
            Reason = Reason.Routed,
            Members = going,
            Dropped = dropped ?? None,
            Activity = delivery.CapsTaken || TestMark.IsOn(delivery) ? state.Activity
                : Closed(delivery, engine.Start(state.Activity, channel, delivery.Priority, now, dropped is null ? all : Array.FindAll(all, one => IsOf(delivery, one, going)))),
        };
    }

    private UserActivity Closed(DueDelivery delivery, UserActivity activity) =>
        delivery.Members.Max(item => Digests.Of(item, engine.Channels[channel].Name)?.Until) is { } period ? engine.CloseDigest(activity, channel, period, now) : activity;

    private static bool IsOf(DueDelivery delivery, CompiledNotification notification, Guid[] going) =>
        delivery.Members.Any(item => item.PublicationId == notification.Id && going.Contains(item.Id));

    private static Guid[] Going(DueDelivery delivery, List<DroppedMember>? dropped)
    {
        var going = new Guid[delivery.Members.Count - (dropped?.Count ?? 0)];
        for (int i = 0, at = 0; at < going.Length; i++)
        {
            var id = delivery.Members[i].Id;
            if (dropped is null || !dropped.Exists(one => one.ItemId == id))
            {
                going[at++] = id;
            }
        }

        return going;
    }

    private static DeliveryRuling Hold(DueDelivery delivery, UserState state, Timing timing, List<DroppedMember>? dropped) => new()
    {
        Verdict = Verdict.Hold,
        Reason = timing.Reason,
        Until = timing.Until,
        JoinKey = delivery is { Attempts: 0, CapsTaken: false, Condition: null } ? Appending.HoldKey(timing.Until) : null,
        Members = Going(delivery, dropped),
        Dropped = dropped ?? None,
        Activity = state.Activity,
    };

    private static DeliveryRuling Drop(DueDelivery delivery, UserState state, Reason reason, IReadOnlyList<DroppedMember>? dropped = null) => new()
    {
        Verdict = Verdict.Suppress,
        Reason = reason,
        Members = [],
        Dropped = dropped ?? [.. delivery.Members.Select(item => new DroppedMember(item.Id, reason))],
        Activity = state.Activity,
    };
}
