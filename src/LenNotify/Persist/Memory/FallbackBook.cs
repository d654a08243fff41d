namespace LenNotify;

/// <summary>Who waits for the end of which delivery. Most deliveries have nobody: then asking costs one read.</summary>
internal sealed class FallbackBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<MemoryDelivery>> _waiting = [];
    private int _count;

    /// <summary>Parks a row behind a first one; answers what became of that: only while it is open is the row parked.</summary>
    public DeliveryFate Park(MemoryDelivery row, MemoryDelivery first)
    {
        lock (_gate)
        {
            // This counts and then looks at the fate; whoever ends the first changes its fate and then looks at the count,
            // without the lock: one of both sees the other.
            Interlocked.Increment(ref _count);
            var fate = first.Fate;
            if (fate != DeliveryFate.Open)
            {
                _count--;
                return fate;
            }

            if (!_waiting.TryGetValue(first.Id, out var rows))
            {
                _waiting.Add(first.Id, rows = []);
            }

            rows.Add(row);
            row.Queue.Park(row);
            return fate;
        }
    }

    /// <summary>Takes out whoever waited for this delivery.</summary>
    public IReadOnlyList<MemoryDelivery> Take(Guid first)
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _count) == 0)
        {
            return [];
        }

        lock (_gate)
        {
            if (!_waiting.Remove(first, out var rows))
            {
                return [];
            }

            _count -= rows.Count;
            return rows;
        }
    }

    /// <summary>Who waits for this delivery, left where they are.</summary>
    public IReadOnlyList<MemoryDelivery> Look(Guid first)
    {
        if (Volatile.Read(ref _count) == 0)
        {
            return [];
        }

        lock (_gate)
        {
            return _waiting.TryGetValue(first, out var rows) ? [.. rows] : [];
        }
    }

    /// <summary>What waited for a row waits for the bundle that it joined; both under their person's lock, so the bundle is open.</summary>
    public void Move(Guid from, MemoryDelivery bundle)
    {
        if (Volatile.Read(ref _count) == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (!_waiting.Remove(from, out var rows))
            {
                return;
            }

            rows.ForEach(row => row.WaitFor(bundle.Id));
            if (_waiting.TryGetValue(bundle.Id, out var others))
            {
                others.AddRange(rows);
            }
            else
            {
                _waiting.Add(bundle.Id, rows);
            }
        }
    }

    /// <summary>A row waits no longer, because it is over itself.</summary>
    public void Leave(MemoryDelivery row)
    {
        if (row.Condition?.AfterFailureOf is not { } first || Volatile.Read(ref _count) == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_waiting.TryGetValue(first, out var rows) && rows.Remove(row))
            {
                _count--;
                if (rows.Count == 0)
                {
                    _waiting.Remove(first);
                }
            }
        }
    }
}
