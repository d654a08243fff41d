using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// The life of delivery rows. Everything but <see cref="Resolve"/> is called under the row's person's lock; whoever ended a
/// row calls that afterwards, under no lock, because those who waited may be other people's.
/// </summary>
internal sealed class MemoryRows(Quota room, Quota history, ReportBook reports)
{
    private readonly ConcurrentDictionary<string, ChannelQueue> _queues = new(StringComparer.Ordinal);
    private readonly FallbackBook _fallbacks = new();

    /// <summary>All rows that are kept: open ones, dead letters, and delivered ones that a provider may still report on.</summary>
    public DeliveryIndex Index { get; } = new();

    /// <summary>The dead letters.</summary>
    public DeadLetterShelf Dead { get; } = new();

    /// <summary>What will expire.</summary>
    public ExpiryShelf Expiring { get; } = new();

    /// <summary>The channel's queue, or null when it never had a row.</summary>
    public ChannelQueue? FindQueue(string channel) => _queues.GetValueOrDefault(channel);

    /// <summary>Puts an item's deliveries into their queues, or into bundles that are open. Room was taken before.</summary>
    public void Enqueue(StoredItem item, IReadOnlyList<NewDelivery> deliveries, DateTimeOffset now)
    {
        MemoryDelivery[]? rows = null;
        for (var index = 0; index < deliveries.Count; index++)
        {
            var row = JoinOrOpen(item, deliveries[index]);
            if (row.Condition?.AfterFailureOf is not null || item.Notification.ExpiresAt is not null)
            {
                (rows ??= new MemoryDelivery[deliveries.Count])[index] = row;
            }

            if (row.Stand == QueueStand.Out && row.Condition?.AfterFailureOf is null)
            {
                row.Queue.Put(row, now);
            }
        }

        // Only now: what fallbacks wait for may have come after them in the list.
        for (var index = 0; index < (rows?.Length ?? 0); index++)
        {
            Wait(rows![index], now);
        }

        if (item.Notification.ExpiresAt is not null)
        {
            Expiring.Add(item, rows ?? []);
        }
    }

    /// <summary>Writes down a ruling on one item of a row.</summary>
    public void Rule(MemoryDelivery row, StoredItem item, StoredDecision decision, DateTimeOffset now)
    {
        history.Exceed(1);
        item.Log(new RulingTrail(new RulingEntry(row.Id, decision, now)));
    }

    /// <summary>Writes down how the attempt under way ended, if one is.</summary>
    public void Log(MemoryDelivery row, AttemptEnd end) => history.Exceed(row.Log(end));

    /// <summary>Over without having been sent; it must be out of its queue.</summary>
    public void Drop(MemoryDelivery row)
    {
        Log(row, default);
        row.Close();
        row.Fate = DeliveryFate.Dropped;
        _fallbacks.Leave(row);
        Forget(row);
    }

    /// <summary>A held row joins the open bundle of a key, and is no more, or becomes that bundle.</summary>
    public bool TryMerge(MemoryDelivery row, string joinKey)
    {
        row.Close();
        if (row.OpenBundle(joinKey) is not { } open)
        {
            row.Open(joinKey);
            return false;
        }

        open.Absorb(row);
        _fallbacks.Move(row.Id, open);
        row.Fate = DeliveryFate.Dropped;
        _fallbacks.Leave(row);
        Index.Remove(row);
        room.Give(1);
        return true;
    }

    /// <summary>A provider took it; or did, as it turns out, and said already that it never arrived.</summary>
    public void Deliver(MemoryDelivery row, string? reference, DateTimeOffset now)
    {
        (row.Fate, row.EndedAt) = (DeliveryFate.Delivered, now.UtcTicks);
        if (reference is null)
        {
            Forget(row);
        }
        else if (reports.Attach(row, reference) is { } word)
        {
            row.HasWord = true;
            if (word.Reached == false)
            {
                Die(row, word.Status, now);
            }
        }
    }

    /// <summary>It failed for good.</summary>
    public void Die(MemoryDelivery row, string cause, DateTimeOffset now)
    {
        (row.Fate, row.Cause, row.EndedAt) = (DeliveryFate.Dead, cause, now.UtcTicks);
        Dead.Add(row);
    }

    /// <summary>A dead letter goes back into its queue; false when it is none any more.</summary>
    public bool TryRevive(MemoryDelivery row, DateTimeOffset dueAt, DateTimeOffset now)
    {
        if (!Dead.Remove(row))
        {
            return false;
        }

        row.Revive();
        row.Queue.Put(row, dueAt.UtcTicks, now);
        return true;
    }

    /// <summary>Nothing of it is kept but what its items tell.</summary>
    public void Forget(MemoryDelivery row)
    {
        Index.Remove(row);
        for (var index = 0; index < row.Count; index++)
        {
            row[index].PutDown();
        }

        reports.Detach(row);
        room.Give(1);
    }

    /// <summary>
    /// A row ended: those who waited for that become due, or are dropped; or they are set aside while the provider may still
    /// say that it never arrived.
    /// </summary>
    public void Resolve(MemoryDelivery ended, bool died, DateTimeOffset now)
    {
        if (!died && ended.AwaitsWord)
        {
            ForEachBehind(ended.Id, static row => row.Queue.SetAside(row));
            return;
        }

        foreach (var row in _fallbacks.Take(ended.Id))
        {
            lock (row.Person.Gate)
            {
                if (row.Fate != DeliveryFate.Open)
                {
                    continue;
                }

                if (died)
                {
                    PutFallback(row, now);
                    ForEachBehind(row.Id, static behind => behind.Queue.Park(behind));
                    continue;
                }

                row.Queue.Remove(row);
                Drop(row);
            }

            Resolve(row, died: false, now);
        }
    }

    private void ForEachBehind(Guid first, Action<MemoryDelivery> move)
    {
        foreach (var row in _fallbacks.Look(first))
        {
            move(row);
            ForEachBehind(row.Id, move);
        }
    }

    private static void PutFallback(MemoryDelivery row, DateTimeOffset now)
    {
        if (row.DueAt > now.UtcTicks)
        {
            row.Queue.Put(row, now);
        }
        else
        {
            row.Queue.Put(row, now.UtcTicks, now);
        }
    }

    private MemoryDelivery JoinOrOpen(StoredItem item, NewDelivery appended)
    {
        item.PickUp();
        if (appended.JoinKey is { } joinKey
            && item.Person.OpenBundles.TryGetValue(new BundleKey(appended.TargetId, joinKey), out var bundle))
        {
            bundle.Join(item, appended.Priority);
            room.Give(1);
            return bundle;
        }

        var queue = _queues.GetOrAdd(appended.Channel, static channel => new ChannelQueue(channel));
        var row = new MemoryDelivery(item, queue, appended);
        if (row.Bundle is { } key)
        {
            item.Person.OpenBundles.Add(key, row);
        }

        Index.Add(row);
        return row;
    }

    private void Wait(MemoryDelivery? row, DateTimeOffset now)
    {
        if (row?.Condition?.AfterFailureOf is not { } id || row.Stand != QueueStand.Out || row.Fate != DeliveryFate.Open)
        {
            return;
        }

        var fate = Index.Find(id) is { } first ? _fallbacks.Park(row, first) : DeliveryFate.Dropped;
        if (fate == DeliveryFate.Dead)
        {
            PutFallback(row, now);
        }
        else if (fate != DeliveryFate.Open)
        {
            Drop(row);
            Resolve(row, died: false, now);
        }
    }
}
