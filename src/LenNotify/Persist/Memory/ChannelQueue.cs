using LenNotify.Storage;

namespace LenNotify;

/// <summary>One channel's rows under one lock, and who may do what with them.</summary>
internal sealed class ChannelQueue(string channel)
{
    private readonly Lock _gate = new();
    private readonly QueueRows _rows = new();
    private List<MemoryDelivery>? _buffer;

    /// <summary>Whose rows these are.</summary>
    public string Channel => channel;

    /// <summary>Taken by claims with a rate, before all other locks: the rate is the channel's, whoever claims.</summary>
    public Lock RateGate { get; } = new();

    /// <summary>What started lately; used under <see cref="RateGate"/>.</summary>
    public RateWindow Rate { get; set; } = RateWindow.Empty;

    /// <summary>An empty list for what a claim takes; the last one's, if nobody else has it.</summary>
    public List<MemoryDelivery> TakeBuffer() => Interlocked.Exchange(ref _buffer, null) ?? [];

    /// <summary>Gives it to the next claim.</summary>
    public void GiveBuffer(List<MemoryDelivery> buffer)
    {
        buffer.Clear();
        Volatile.Write(ref _buffer, buffer);
    }

    /// <summary>Puts a new row in, or one that waited for the end of another.</summary>
    public void Put(MemoryDelivery row, DateTimeOffset now)
    {
        lock (_gate)
        {
            _rows.Leave(row);
            _rows.Enter(row, now.UtcTicks);
        }
    }

    /// <summary>Puts a row back until an instant, which is its turn as well.</summary>
    public void Put(MemoryDelivery row, long at, DateTimeOffset now)
    {
        lock (_gate)
        {
            _rows.Leave(row);
            (row.DueAt, row.Turn, row.Lease) = (at, at, null);
            _rows.Enter(row, now.UtcTicks);
        }
    }

    /// <summary>Keeps a row until another delivery ended.</summary>
    public void Park(MemoryDelivery row)
    {
        lock (_gate)
        {
            if (row.Stand == QueueStand.Out)
            {
                _rows.Park(row);
            }
        }
    }

    /// <summary>Takes out a row that waits for another's end, as long as it does: it may come back.</summary>
    public void SetAside(MemoryDelivery row)
    {
        lock (_gate)
        {
            if (row.Stand == QueueStand.Parked)
            {
                _rows.Leave(row);
            }
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
            _rows.Promote(now.UtcTicks);
            while (taken.Count < most && _rows.First is { } row)
            {
                if (row.Lease is not null && (!alone || taken.Count > 0))
                {
                    return;
                }

                if (row.DueAt > now.UtcTicks && row.Lease is null)
                {
                    // It became ready by a clock that is ahead of this caller's.
                    _rows.Leave(row);
                    _rows.Enter(row, now.UtcTicks);
                    continue;
                }

                _rows.Take(row);
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
                _rows.Return(row);
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

            _rows.Claim(row, lease);
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

            _rows.Leave(row);
            _rows.Claim(row, lease);
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

            _rows.Leave(row);
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
            _rows.Leave(row);
            row.Lease = null;
        }
    }

    /// <summary>When the next row may start by itself; null when none waits.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            return _rows.NextDue();
        }
    }

    /// <summary>How full it is. It looks at every row: asked seldom, it is cheaper than counters in every move.</summary>
    public QueueStatus Status(DateTimeOffset now)
    {
        lock (_gate)
        {
            _rows.Promote(now.UtcTicks);
            return _rows.Status(channel);
        }
    }
}
