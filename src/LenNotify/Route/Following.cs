using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Adds to what was routed to one person what follows on it: escalations unless it is read, fallbacks where a channel cannot
/// reach the person or fails. All of it is stored with the item, so it survives as the item does; all of it is judged again
/// when due. Pure.
/// </summary>
internal sealed class Following(RoutingEngine engine, FollowUpTable table)
{
    private readonly string[] _names = [.. engine.Channels.Select(channel => channel.Name)];

    /// <summary>Whether the host meant this channel for the item beyond those that the engine chose: it then counts as chosen.</summary>
    internal static bool Names(InboxItem item, string channel)
    {
        for (var i = 0; i < item.Decisions.Count; i++)
        {
            if (item.Decisions[i].Reason >= Reason.Escalation && item.Decisions[i].Channel == channel)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is to be written for the person, with what follows.</summary>
    internal RoutedUser AddTo(RoutedUser routed, Recipient person)
    {
        var own = routed.Item.Notification.Escalations ?? [];
        if (!routed.Item.Listed || (!table.TryFind(routed.Item.Notification.Type, out var followUps) && own.Count == 0))
        {
            return routed;
        }

        var draft = new FollowingDraft(routed.Item, routed.Deliveries);
        FallBack(draft, followUps?.Order ?? [], person);
        Escalate(draft, own.Count == 0 ? followUps!.Escalations : [.. followUps?.Escalations ?? [], .. own.Where(Exists)], person);
        return routed with { Item = routed.Item with { Decisions = draft.Decisions }, Deliveries = draft.Deliveries };
    }

    // A channel of the order that goes out anyway has the next one behind it. One that was meant and cannot reach the person
    // is stood in for at once; one that the person closed is not: that is the person's word.
    private void FallBack(FollowingDraft draft, IReadOnlyList<string> order, Recipient person)
    {
        var meant = false;
        string? ahead = null;
        foreach (var channel in order)
        {
            var decision = draft.Of(channel);
            if (decision.Verdict is Verdict.Deliver or Verdict.Hold)
            {
                ahead = channel;
                continue;
            }

            var targets = decision.Reason == Reason.ChannelNotChosen && (meant || ahead is not null) ? Targets(person, channel) : [];
            if (targets.Length == 0)
            {
                meant |= decision.Reason is Reason.NoContact or Reason.ContactUnverified or Reason.NoConsent or Reason.AddressSuppressed
                    || (decision.Reason == Reason.ChannelDisabled && !person.Closed(channel));
                continue;
            }

            var first = ahead is null ? null : draft.StandAlone(ahead);
            draft.Add(channel, "fallback", targets, target => target with
            {
                Condition = first is null ? null : new DeliveryCondition(UnlessRead: false, first.Id),
            });
            draft.Decide(channel, first is null ? Verdict.Deliver : Verdict.Hold, Reason.Fallback, null);
            ahead = channel;
        }
    }

    private void Escalate(FollowingDraft draft, IReadOnlyList<Escalation> escalations, Recipient person)
    {
        if (escalations.Count == 0 || Told(draft.Item) is not { } told)
        {
            return;
        }

        for (var i = 0; i < escalations.Count; i++)
        {
            var (channel, within) = escalations[i];
            var before = draft.Of(channel).Reason;
            var due = told + within;
            if (before is not (Reason.ChannelNotChosen or Reason.Escalation or Reason.Fallback) || Targets(person, channel) is not { Length: > 0 } targets)
            {
                continue;
            }

            draft.Add(channel, string.Create(CultureInfo.InvariantCulture, $"escalation{i}"), targets, target => target with
            {
                DueAt = due,
                Turn = due,
                JoinKey = told > draft.Item.CreatedAt ? string.Create(CultureInfo.InvariantCulture, $"escalation:{due.UtcTicks}") : null,
                Condition = new DeliveryCondition(UnlessRead: true, null),
            });
            if (before == Reason.ChannelNotChosen)
            {
                draft.Decide(channel, Verdict.Hold, Reason.Escalation, due);
            }
        }
    }

    // When the time to read it begins: when the person is first told, aloud or by a delivery. What comes to the inbox only,
    // and as part of a digest, is not urgent to this person.
    private static DateTimeOffset? Told(InboxItem item)
    {
        DateTimeOffset? earliest = null;
        var digested = false;
        foreach (var decision in item.Decisions)
        {
            digested |= decision.Reason == Reason.DigestFrequency;
            if (decision.Verdict == Verdict.Suppress || decision.Silent || decision is { Reason: Reason.Fallback, Verdict: Verdict.Hold })
            {
                continue;
            }

            var at = decision.Until ?? item.CreatedAt;
            earliest = earliest < at ? earliest : at;
        }

        return earliest ?? (digested ? null : item.CreatedAt);
    }

    // A publisher or a rule may know channels of another host.
    private bool Exists(Escalation escalation) => Array.IndexOf(_names, escalation.Channel) >= 0;

    private Guid[] Targets(Recipient person, string channel)
    {
        var place = Array.IndexOf(_names, channel);
        return engine.Channels[place].NeedsContact
            ? Array.ConvertAll(person.Targets(place), contact => contact.Id)
            : [Appending.TargetOf(channel)];
    }
}
