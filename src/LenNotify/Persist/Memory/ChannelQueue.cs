using LenNotify.Storage;
using RowHeap = System.Collections.Generic.PriorityQueue<(LenNotify.MemoryDelivery Delivery, int Ticket), (long By, long Order)>;

namespace LenNotify;

/// <summary>
/// One channel's rows: waiting by due instant, ready by turn, claimed by end of lease. A row that moves leaves its old
/// heap entry behind, and the entry's ticket tells that it is stale: moving costs no search.
/// </summary>
internal sealed class ChannelQueue
{
    private readonly Lock _gate = new();
    private readonly RowHeap _waiting = new();
    private readonly RowHeap _ready = new();
    private readonly RowHeap _claimed = new();
    private long _order;

    /// <summary>Puts a row in, or back, until it is due; whoever had started it no longer has.</summary>
    public void Put(MemoryDelivery delivery, DateTimeOffset dueAt, DateTimeOffset turn)
    {
        lock (_gate)
        {
            var place = delivery.Place;
            place.Order = place.Order == 0 ? ++_order : place.Order;
            (place.DueAt, place.Turn, place.Lease) = (dueAt, turn.UtcTicks, null);
            Move(delivery, _waiting, dueAt.UtcTicks);
        }
    }

    /// <summary>Puts a row back that was given back unstarted: its instant and its turn stay.</summary>
    public void PutBack(MemoryDelivery delivery) => Put(delivery, delivery.Place.DueAt, new DateTimeOffset(delivery.Place.Turn, TimeSpan.Zero));

    /// <summary>Takes the row whose turn it is, for judging; null when none is due.</summary>
    public MemoryDelivery? Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            Promote(now);
            while (_ready.TryDequeue(out var entry, out _))
            {
                if (entry.Ticket == entry.Delivery.Place.Ticket)
                {
                    Leave(entry.Delivery);
                    entry.Delivery.Place.Taken = true;
                    return entry.Delivery;
                }
            }

            return null;
        }
    }

    /// <summary>Whether a row still is as it was taken: its last owner may have extended or completed it since.</summary>
    public bool IsTaken(MemoryDelivery delivery)
    {
        lock (_gate)
        {
            return delivery.Place.Taken;
        }
    }

    /// <summary>Puts a taken row back as it was.</summary>
    public void Return(MemoryDelivery delivery)
    {
        lock (_gate)
        {
            Move(delivery, _ready, delivery.Place.Turn);
        }
    }

    /// <summary>Starts a taken row.</summary>
    public void Start(MemoryDelivery delivery, Lease lease)
    {
        lock (_gate)
        {
            Claim(delivery, lease);
        }
    }

    /// <summary>Lengthens a lease; false when it passed to another owner.</summary>
    public bool TryExtend(MemoryDelivery delivery, Lease lease)
    {
        lock (_gate)
        {
            var held = delivery.Place.Lease?.Owner == lease.Owner;
            if (held)
            {
                Claim(delivery, lease);
            }

            return held;
        }
    }

    /// <summary>Takes a row out that this owner started; false when it passed to another.</summary>
    public bool TryFinish(MemoryDelivery delivery, Guid owner)
    {
        lock (_gate)
        {
            if (delivery.Place.Lease?.Owner != owner)
            {
                return false;
            }

            Leave(delivery);
            delivery.Place.Lease = null;
            return true;
        }
    }

    /// <summary>When the next row may start; null when none waits.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            DateTimeOffset? next = null;
            foreach (var heap in new[] { _ready, _waiting, _claimed })
            {
                while (heap.TryPeek(out var entry, out _) && entry.Ticket != entry.Delivery.Place.Ticket)
                {
                    heap.Dequeue();
                }

                if (heap.TryPeek(out var first, out _))
                {
                    var at = first.Delivery.Place.Lease?.Until ?? first.Delivery.Place.DueAt;
                    next = next is null || at < next ? at : next;
                }
            }

            return next;
        }
    }

    /// <summary>How full it is. It looks at every row: asked seldom, it is cheaper than counters in every move.</summary>
    public QueueStatus Status(string channel, DateTimeOffset now)
    {
        lock (_gate)
        {
            Promote(now);
            var ready = Rows(_ready);
            var waiting = Rows(_waiting);
            return new QueueStatus(
                channel,
                ready.Count,
                waiting.Count,
                Rows(_claimed).Count,
                ready.Count == 0 ? null : ready.Min(),
                waiting.Count == 0 ? null : waiting.Min());
        }
    }

    private static List<DateTimeOffset> Rows(RowHeap heap) =>
    [
        .. heap.UnorderedItems
            .Where(row => row.Element.Ticket == row.Element.Delivery.Place.Ticket)
            .Select(row => row.Element.Delivery.Place.DueAt),
    ];

    private static void Leave(MemoryDelivery delivery)
    {
        delivery.Place.Ticket++;
        delivery.Place.Taken = false;
    }

    private static void Move(MemoryDelivery delivery, RowHeap heap, long by)
    {
        Leave(delivery);
        heap.Enqueue((delivery, delivery.Place.Ticket), (by, delivery.Place.Order));
    }

    private void Claim(MemoryDelivery delivery, Lease lease)
    {
        delivery.Place.Lease = lease;
        Move(delivery, _claimed, lease.Until.UtcTicks);
    }

    private void Promote(DateTimeOffset now)
    {
        Promote(_waiting, now);
        Promote(_claimed, now);
    }

    private void Promote(RowHeap from, DateTimeOffset now)
    {
        while (from.TryPeek(out var entry, out var by) && by.By <= now.UtcTicks)
        {
            from.Dequeue();
            var (delivery, ticket) = entry;
            if (ticket == delivery.Place.Ticket)
            {
                Move(delivery, _ready, delivery.Place.Turn);
            }
        }
    }
}
