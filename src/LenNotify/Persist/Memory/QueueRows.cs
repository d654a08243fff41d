using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One channel's rows and their moves: waiting by due instant, ready by turn and id, claimed by end of lease. Used under
/// the queue's lock only.
/// </summary>
internal sealed class QueueRows
{
    private readonly RowHeap _waiting = new();
    private readonly RowHeap _ready = new();
    private readonly RowHeap _claimed = new();
    private long _parked;

    /// <summary>The row whose turn it is, or null.</summary>
    public MemoryDelivery? First => _ready.First;

    /// <summary>Puts a row in that is in no heap.</summary>
    public void Enter(MemoryDelivery row, long now)
    {
        var ready = row.DueAt <= now;
        row.Stand = ready ? QueueStand.Ready : QueueStand.Waiting;
        (ready ? _ready : _waiting).Add(row, ready ? row.Turn : row.DueAt);
    }

    /// <summary>Takes a row out, wherever it is.</summary>
    public void Leave(MemoryDelivery row)
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

    /// <summary>Starts a row that is in no heap.</summary>
    public void Claim(MemoryDelivery row, Lease lease)
    {
        (row.Lease, row.Stand) = (lease, QueueStand.Claimed);
        _claimed.Add(row, lease.Until.UtcTicks);
    }

    /// <summary>What became due, or lost its lease, is ready.</summary>
    public void Promote(long now)
    {
        Promote(_waiting, now);
        Promote(_claimed, now);
    }

    /// <summary>Keeps a row until another delivery ended.</summary>
    public void Park(MemoryDelivery row)
    {
        row.Stand = QueueStand.Parked;
        _parked++;
    }

    /// <summary>Takes a ready row for judging.</summary>
    public void Take(MemoryDelivery row)
    {
        _ready.Remove(row);
        row.Stand = QueueStand.Taken;
    }

    /// <summary>Puts a taken row back as it was.</summary>
    public void Return(MemoryDelivery row)
    {
        row.Stand = QueueStand.Ready;
        _ready.Add(row, row.Turn);
    }

    /// <summary>When the next row may start by itself; null when none waits.</summary>
    public DateTimeOffset? NextDue()
    {
        var next = Math.Min(_ready.First?.DueAt ?? long.MaxValue, Math.Min(_waiting.FirstBy, _claimed.FirstBy));
        return next == long.MaxValue ? null : Ticks.Of(next);
    }

    /// <summary>How full it is.</summary>
    public QueueStatus Status(string channel)
    {
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
