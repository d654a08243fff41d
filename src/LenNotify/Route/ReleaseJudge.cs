using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Judges due deliveries for one claim, with the people that are known. Whom it does not know it notes, so that the claim can
/// be made again with them. Pure but for that note.
/// </summary>
internal sealed class ReleaseJudge(RoutingEngine engine, Recipients people, int channel, DateTimeOffset now)
{
    private readonly bool _needsContact = engine.Channels[channel].NeedsContact;

    /// <summary>The people that it lacked.</summary>
    internal List<string> Missing { get; } = [];

    internal DeliveryRuling? Judge(DueDelivery delivery, UserState state)
    {
        if (!people.TryFind(state.UserId, now, out var person))
        {
            Missing.Add(state.UserId);
            return null;
        }

        if (person is null)
        {
            return Hold(delivery, state, new Timing(Reason.PersonUnavailable, now + TimeSpan.FromMinutes(1)), delivery.Members, []);
        }

        var reach = ReachOf(delivery, person);
        return reach == Reason.Routed ? Judge(delivery, state, person) : Drop(delivery, state, reach);
    }

    private Reason ReachOf(DueDelivery delivery, Recipient person) =>
        !_needsContact ? Reason.Routed
        : person.Find(delivery.TargetId) is { } contact ? engine.Reach(contact, channel)
        : Reason.NoContact;

    private DeliveryRuling Judge(DueDelivery delivery, UserState state, Recipient person)
    {
        var all = Compile(delivery.Members);
        var going = new List<InboxItem>(all.Length);
        var members = new List<CompiledNotification>(all.Length);
        var dropped = new List<DroppedMember>();
        var hold = default(Timing);
        for (var i = 0; i < all.Length; i++)
        {
            var item = delivery.Members[i];
            if (delivery.Condition is { UnlessRead: true } && item is not { ReadAt: null, DismissedAt: null })
            {
                dropped.Add(new DroppedMember(item.Id, Reason.AlreadyRead));
                continue;
            }

            var ruling = engine.At(now, all[i]).Release(person.Preferences, state.Activity, channel, delivery.Priority, all);
            if (ruling.Verdict == Verdict.Suppress)
            {
                dropped.Add(new DroppedMember(item.Id, ruling.Reason));
                continue;
            }

            going.Add(item);
            members.Add(all[i]);

            // They go as one, so the last of them to be let through lets all go.
            hold = ruling.Until is { } until && until > hold.Until ? new Timing(ruling.Reason, until) : hold;
        }

        return going.Count == 0 ? Drop(delivery, state, dropped[0].Reason, dropped)
            : hold.Until > now ? Hold(delivery, state, hold, going, dropped)
            : Send(delivery, state, going, dropped, [.. members]);
    }

    private readonly record struct Timing(Reason Reason, DateTimeOffset Until);

    private CompiledNotification[] Compile(IReadOnlyList<InboxItem> items)
    {
        var all = new CompiledNotification[items.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = engine.Compile(items[i].Notification, items[i].PublicationId);
        }

        return all;
    }

    private DeliveryRuling Send(DueDelivery delivery, UserState state, List<InboxItem> going, List<DroppedMember> dropped, CompiledNotification[] members) => new()
    {
        Verdict = Verdict.Deliver,
        Reason = Reason.Routed,
        Members = going.ConvertAll(item => item.Id),
        Dropped = dropped,
        Activity = delivery.CapsTaken ? state.Activity : engine.Start(state.Activity, channel, delivery.Priority, now, members),
    };

    private static DeliveryRuling Hold(DueDelivery delivery, UserState state, Timing timing, IReadOnlyList<InboxItem> going, List<DroppedMember> dropped) => new()
    {
        Verdict = Verdict.Hold,
        Reason = timing.Reason,
        Until = timing.Until,
        JoinKey = delivery is { Attempts: 0, CapsTaken: false, Condition: null } ? Appending.HoldKey(timing.Until) : null,
        Members = [.. going.Select(item => item.Id)],
        Dropped = dropped,
        Activity = state.Activity,
    };

    private static DeliveryRuling Drop(DueDelivery delivery, UserState state, Reason reason, List<DroppedMember>? dropped = null) => new()
    {
        Verdict = Verdict.Suppress,
        Reason = reason,
        Members = [],
        Dropped = dropped ?? [.. delivery.Members.Select(item => new DroppedMember(item.Id, reason))],
        Activity = state.Activity,
    };
}
