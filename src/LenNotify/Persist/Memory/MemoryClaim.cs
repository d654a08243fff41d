using LenNotify.Storage;

namespace LenNotify;

/// <summary>One claim: takes rows by turn, judges each under its person's lock, and starts, puts back or drops it.</summary>
internal sealed class MemoryClaim(MemoryState state, DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now)
{
    // Rows that are held or dropped take no slot; still one claim must come to an end.
    private const int MostJudged = 10_000;
    private static readonly TimeSpan ConditionPoll = TimeSpan.FromSeconds(1);
    private readonly List<ClaimedDelivery> _started = [];

    /// <summary>What this owner has started.</summary>
    public ClaimedBatch Run()
    {
        if (state.FindQueue(claim.Channel) is not { } queue)
        {
            return new ClaimedBatch([], null);
        }

        for (var judged = 0; judged < MostJudged && _started.Count < claim.Slots; judged++)
        {
            if (queue.Take(now) is not { } delivery || !Visit(delivery, queue))
            {
                break;
            }
        }

        return new ClaimedBatch(_started, queue.NextDue());
    }

    private bool Visit(MemoryDelivery delivery, ChannelQueue queue)
    {
        lock (delivery.Person.Gate)
        {
            // Its last owner may have completed it since it was taken.
            if (delivery.Ended || !queue.IsTaken(delivery))
            {
                return true;
            }

            var unfinished = delivery.StartedAt is not null;
            if (unfinished && _started.Count > 0)
            {
                queue.Return(delivery);
                return false;
            }

            var started = _started.Count;
            try
            {
                delivery.Person.Settle(now);
                if (!Decide(delivery, queue))
                {
                    queue.Return(delivery);
                    return false;
                }
            }
            catch when (Keep(delivery, queue))
            {
                // The caller must hear of what it started before; this row comes first in the next claim, and fails that.
                return false;
            }

            return !unfinished || _started.Count == started;
        }
    }

    private bool Keep(MemoryDelivery delivery, ChannelQueue queue)
    {
        queue.Return(delivery);
        return _started.Count > 0;
    }

    private bool Decide(MemoryDelivery delivery, ChannelQueue queue)
    {
        switch (Meets(delivery))
        {
            case null:
                queue.Put(delivery, now + ConditionPoll, now + ConditionPoll);
                return true;
            case false:
                state.End(delivery);
                return true;
            default:
                if (judge(delivery.ToDue(), delivery.Person.State) is not { } ruling)
                {
                    return false;
                }

                Follow(delivery, queue, ruling);
                return true;
        }
    }

    private void Follow(MemoryDelivery delivery, ChannelQueue queue, DeliveryRuling ruling)
    {
                delivery.Person.Remember(ruling.Activity);
        if (ruling.Verdict == Verdict.Deliver)
        {
            Start(delivery, queue, ruling);
            return;
        }

        foreach (var member in delivery.Members)
        {
            member.Decide(claim.Channel, ruling);
        }

        if (ruling.Verdict == Verdict.Suppress)
        {
            state.End(delivery);
        }
        else
        {
            queue.Put(delivery, ruling.Until ?? now, ruling.Until ?? now);
        }
    }

    private void Start(MemoryDelivery delivery, ChannelQueue queue, DeliveryRuling ruling)
    {
        delivery.Close();
        var due = delivery.ToDue();
        delivery.Members = [.. delivery.Members.Where(member => ruling.Members.Contains(member.Item.Id))];
        delivery.Begin(now);
        queue.Start(delivery, claim.Lease);
        _started.Add(new ClaimedDelivery(
            due with { Members = [.. delivery.Members.Select(member => member.Item)] },
            delivery.Person.Id,
            delivery.Appended.Id.ToString("N"),
            now,
            delivery.FirstAttemptAt ?? now));
    }

    // Null: that cannot be said yet.
    private bool? Meets(MemoryDelivery delivery)
    {
        if (delivery.Appended.Condition is not { } condition)
        {
            return true;
        }

        if (condition.UnlessRead)
        {
            delivery.Members = [.. delivery.Members.Where(member => !delivery.Person.HasRead(member))];
            if (delivery.Members.Count == 0)
            {
                return false;
            }
        }

        return condition.AfterFailureOf is not { } other ? true
            : !state.Deliveries.TryGetValue(other, out var first) ? false
            : first.Ended ? first.Death is not null
            : null;
    }
}
