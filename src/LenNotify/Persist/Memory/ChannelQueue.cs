using LenNotify.Storage;

namespace LenNotify;

/// <summary>One channel's rows: waiting by due instant, ready by turn and id, claimed by end of lease.</summary>
internal sealed class ChannelQueue(string channel)
{
    private readonly Lock _gate = new();
    private readonly RowHeap _waiting = new();
    private readonly RowHeap _ready = new();
    private readonly RowHeap _claimed = new();
    private long _parked;

    /// <summary>Whose rows these are.</summary>
    public string Channel => channel;

    /// <summary>Taken by claims with a rate, before all other locks: the rate is the channel's, whoever claims.</summary>
    public Lock RateGate { get; } = new();

    /// <summary>What started lately; used under <see cref="RateGate"/>.</summary>
    public RateWindow Rate { get; set; } = RateWindow.Empty;

    /// <summary>Puts a new row in, or one that waited for the end of another.</summary>
    public void Put(MemoryDelivery row, DateTimeOffset now)
    {
        lock (_gate)
        {
            Leave(row);
            Enter(row, now.UtcTicks);
        }
    }

    /// <summary>Puts a row back until an instant, which is its turn as well.</summary>
    public void Put(MemoryDelivery row, long at, DateTimeOffset now)
    {
        lock (_gate)
        {
            Leave(row);
            (row.DueAt, row.Turn, row.Lease) = (at, at, null);
            Enter(row, now.UtcTicks);
        }
    }

    /// <summary>Keeps a row until another delivery ended.</summary>
    public void Park(MemoryDelivery row)
    {
        lock (_gate)
        {
            row.Stand = QueueStand.Parked;
            _parked++;
        }
    }

    /// <summary>
    /// Takes rows whose turn it is, for judging. A row whose last attempt never completed comes alone, and only if nothing
    /// else was started before.
    /// </summary>
    public void Take(List<MemoryDelivery> taken, int most, bool alone, DateTimeOffset now)
    {
        lock (_gate)
        {
            Promote(now.UtcTicks);
            while (taken.Count < most && _ready.First is { } row)
            {
                if (row.Lease is not null && (!alone || taken.Count > 0))
                {
                    return;
                }

                _ready.Remove(row);
                if (row.DueAt > now.UtcTicks && row.Lease is null)
                {
                    // It became ready by a clock that is ahead of this caller's.
                    Enter(row, now.UtcTicks);
                    continue;
                }

                row.Stand = QueueStand.Taken;
                taken.Add(row);
                if (row.Lease is not null)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Puts a taken row back as it was; one that moved since stays where it is.</summary>
    public void Return(MemoryDelivery row)
    {
        lock (_gate)
        {
            if (row.Stand == QueueStand.Taken)
            {
                row.Stand = QueueStand.Ready;
                _ready.Add(row, row.Turn);
            }
        }
    }

    /// <summary>Starts a taken row; false when its last owner extended or completed it since it was taken.</summary>
    public bool TryStart(MemoryDelivery row, Lease lease)
    {
        lock (_gate)
        {
            if (row.Stand != QueueStand.Taken)
            {
                return false;
            }

            Claim(row, lease);
            return true;
        }
    }

    /// <summary>Takes a taken row out, to be put back or ended; false when it moved since.</summary>
    public bool TryDecide(MemoryDelivery row)
    {
        lock (_gate)
        {
            var taken = row.Stand == QueueStand.Taken;
            if (taken)
            {
                (row.Stand, row.Lease) = (QueueStand.Out, null);
            }

            return taken;
        }
    }

    /// <summary>Lengthens a lease; false when it passed to another owner.</summary>
    public bool TryExtend(MemoryDelivery row, Lease lease)
    {
        lock (_gate)
        {
            if (row.Lease?.Owner != lease.Owner)
            {
                return false;
            }

            Leave(row);
            Claim(row, lease);
            return true;
        }
    }

    /// <summary>Takes a row out that this owner started; false when it passed to another.</summary>
    public bool TryFinish(MemoryDelivery row, Guid owner)
    {
        lock (_gate)
        {
            if (row.Lease?.Owner != owner)
            {
                return false;
            }

            Leave(row);
            row.Lease = null;
            return true;
        }
    }

    /// <summary>Whether this owner started the row, and no other since.</summary>
    public bool IsHeld(MemoryDelivery row, Guid owner)
    {
        lock (_gate)
        {
            return row.Lease?.Owner == owner;
        }
    }

    /// <summary>Whether nobody works on the row.</summary>
    public bool IsIdle(MemoryDelivery row)
    {
        lock (_gate)
        {
            return row.Stand != QueueStand.Claimed;
        }
    }

    /// <summary>Takes a row out, whoever works on it.</summary>
    public void Remove(MemoryDelivery row)
    {
        lock (_gate)
        {
            Leave(row);
            row.Lease = null;
        }
    }

    /// <summary>When the next row may start by itself; null when none waits.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            var next = Math.Min(_ready.First?.DueAt ?? long.MaxValue, Math.Min(_waiting.FirstBy, _claimed.FirstBy));
            return next == long.MaxValue ? null : Ticks.Of(next);
        }
    }

    /// <summary>How full it is. It looks at every row: asked seldom, it is cheaper than counters in every move.</summary>
    public QueueStatus Status(DateTimeOffset now)
    {
        lock (_gate)
        {
            Promote(now.UtcTicks);
            var oldest = long.MaxValue;
            foreach (ref readonly var entry in _ready.Rows)
            {
                oldest = Math.Min(oldest, entry.Row.DueAt);
            }

            return new QueueStatus(
                channel,
                _ready.Rows.Length,
                _waiting.Rows.Length + _parked,
                _claimed.Rows.Length,
                oldest == long.MaxValue ? null : Ticks.Of(oldest),
                _waiting.First is null ? null : Ticks.Of(_waiting.FirstBy));
        }
    }

    private void Enter(MemoryDelivery row, long now)
    {
        var ready = row.DueAt <= now;
        row.Stand = ready ? QueueStand.Ready : QueueStand.Waiting;
        (ready ? _ready : _waiting).Add(row, ready ? row.Turn : row.DueAt);
    }

    private void Leave(MemoryDelivery row)
    {
        switch (row.Stand)
        {
            case QueueStand.Parked:
                _parked--;
                break;
            case QueueStand.Waiting:
                _waiting.Remove(row);
                break;
            case QueueStand.Ready:
                _ready.Remove(row);
                break;
            case QueueStand.Claimed:
                _claimed.Remove(row);
                break;
        }

        row.Stand = QueueStand.Out;
    }

    private void Claim(MemoryDelivery row, Lease lease)
    {
        (row.Lease, row.Stand) = (lease, QueueStand.Claimed);
        _claimed.Add(row, lease.Until.UtcTicks);
    }

    private void Promote(long now)
    {
        Promote(_waiting, now);
        Promote(_claimed, now);
    }

    private void Promote(RowHeap from, long now)
    {
        while (from.FirstBy <= now)
        {
            var row = from.First!;
            from.Remove(row);
            row.Stand = QueueStand.Ready;
            _ready.Add(row, row.Turn);
        }
    }
}
