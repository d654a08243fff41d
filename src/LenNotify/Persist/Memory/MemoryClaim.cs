using LenNotify.Storage;

namespace LenNotify;

/// <summary>One claim: takes rows by turn, judges each under its person's lock, and starts, puts back or drops it.</summary>
internal sealed class MemoryClaim(MemoryRows rows, DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now)
{
    // Rows that are held or dropped take no slot; still one claim must come to an end.
    private const int MostJudged = 10_000;

    private static readonly List<StoredItem> NoItems = [];

    private readonly List<ClaimedDelivery> _started = new(Math.Clamp(claim.Slots, 0, 16));
    private List<MemoryDelivery>? _dropped;
    private List<RuledDelivery>? _ruled;
    private bool _lacking;

    /// <summary>What this owner has started.</summary>
    public ClaimedBatch Run()
    {
        if (rows.FindQueue(claim.Channel) is not { } queue)
        {
            return new ClaimedBatch(_started, null);
        }

        if (claim.Rate is not { } rate)
        {
            Run(queue, claim.Slots);
            return Batch(queue.NextDue());
        }

        lock (queue.RateGate)
        {
            try
            {
                Run(queue, Math.Min(claim.Slots, queue.Rate.Room(rate, now)));
            }
            finally
            {
                queue.Rate = queue.Rate.Take(rate, _started.Count, now);
            }

            var (next, free) = (queue.NextDue(), queue.Rate.FreeAt(rate, now));
            return Batch(next < free ? free : next);
        }
    }

    private ClaimedBatch Batch(DateTimeOffset? again) => _ruled is null ? new ClaimedBatch(_started, again) : new ClaimedBatch(_started, again) { Ruled = _ruled };

    private void Run(ChannelQueue queue, int slots)
    {
        var taken = queue.TakeBuffer();
        try
        {
            for (var judged = 0; judged < MostJudged && _started.Count < slots; judged += taken.Count)
            {
                taken.Clear();
                queue.Take(taken, slots - _started.Count, alone: _started.Count == 0, now);
                if (taken.Count == 0 || !TryVisit(taken, queue))
                {
                    break;
                }
            }
        }
        finally
        {
            for (var index = 0; index < (_dropped?.Count ?? 0); index++)
            {
                rows.Resolve(_dropped![index], died: false, now);
            }

            queue.GiveBuffer(taken);
        }
    }

    // False when nothing more may be started in this claim.
    private bool TryVisit(List<MemoryDelivery> taken, ChannelQueue queue)
    {
        var visited = 0;
        var alone = false;
        try
        {
            for (; visited < taken.Count; visited++)
            {
                alone |= Visit(taken[visited], queue);
            }

            return !alone && !_lacking;
        }
        catch when (_started.Count > 0)
        {
            // The caller must hear of what it started before; this row comes first in the next claim, and fails that.
            return false;
        }
        finally
        {
            for (; visited < taken.Count; visited++)
            {
                queue.Return(taken[visited]);
            }
        }
    }

    // True when it started a row whose last attempt never completed.
    private bool Visit(MemoryDelivery row, ChannelQueue queue)
    {
        lock (row.Person.Gate)
        {
            if (row.Fate != DeliveryFate.Open)
            {
                return false;
            }

            foreach (var item in row.Refresh() ?? NoItems)
            {
                item.PutDown();
            }

            var unfinished = row.StartedAt != 0;
            var due = row.ToDue();
            if (judge(due, row.Person.State) is not { } ruling)
            {
                queue.Return(row);
                _lacking = true;
                return false;
            }

            if (ruling.Verdict == Verdict.Deliver)
            {
                return TryStart(row, due, ruling) && unfinished;
            }

            if (queue.TryDecide(row))
            {
                Follow(row, queue, ruling);
                (_ruled ??= []).Add(new RuledDelivery(due, row.Person.Id, ruling));
            }

            return false;
        }
    }

    private bool TryStart(MemoryDelivery row, DueDelivery due, DeliveryRuling ruling)
    {
        if (!row.Queue.TryStart(row, claim.Lease))
        {
            return false;
        }

        row.Person.Activity = ruling.Activity;
        rows.Log(row, default);
        row.Close();
        if (Thin(row, ruling))
        {
            (_ruled ??= []).Add(new RuledDelivery(due, row.Person.Id, ruling));
            due = due with { Members = row.ToDue().Members };
        }

        row.Begin(now);
        _started.Add(row.ToClaimed(due));
        return true;
    }

    private void Follow(MemoryDelivery row, ChannelQueue queue, DeliveryRuling ruling)
    {
        row.Person.Activity = ruling.Activity;
        rows.Log(row, default);
        if (ruling.Verdict != Verdict.Suppress)
        {
            Thin(row, ruling);
        }

        var decision = new StoredDecision(claim.Channel, ruling.Verdict, ruling.Reason, ruling.Until, false);
        for (var index = 0; index < row.Count; index++)
        {
            if (ruling.Verdict != Verdict.Suppress || !TryRuleDropped(row, row[index], ruling))
            {
                rows.Rule(row, row[index], decision, now);
            }
        }

        if (ruling.Verdict == Verdict.Suppress)
        {
            rows.Drop(row);
            (_dropped ??= []).Add(row);
        }
        else if (ruling.JoinKey is { } joinKey && !row.IsReplayed && rows.TryMerge(row, joinKey))
        {
            (_dropped ??= []).Add(row);
        }
        else
        {
            queue.Put(row, (ruling.Until ?? now).UtcTicks, now);
        }
    }

    // Takes out what was judged away; false when everything stays.
    private bool Thin(MemoryDelivery row, DeliveryRuling ruling)
    {
        if (ruling.Dropped.Count == 0 && ruling.Members.Count == row.Count)
        {
            return false;
        }

        var wanted = ruling.Members.ToHashSet();
        var gone = row.Keep(item => wanted.Contains(item.Id));
        foreach (var item in gone ?? NoItems)
        {
            TryRuleDropped(row, item, ruling);
            item.PutDown();
        }

        return gone is not null;
    }

    private bool TryRuleDropped(MemoryDelivery row, StoredItem item, DeliveryRuling ruling)
    {
        foreach (var (itemId, reason) in ruling.Dropped)
        {
            if (itemId == item.Id)
            {
                rows.Rule(row, item, new StoredDecision(claim.Channel, Verdict.Suppress, reason, null, false), now);
                return true;
            }
        }

        return false;
    }
}
