using LenNotify.Storage;

namespace LenNotify;

/// <summary>Where a delivery stands in its channel's queue. Used under the queue's lock only.</summary>
internal abstract class QueueRow(Guid id, long dueAt, long turn)
{
    /// <summary>Its id, which decides between equal turns.</summary>
    public Guid Id => id;

    /// <summary>Not before this instant, in ticks.</summary>
    public long DueAt { get; set; } = dueAt;

    /// <summary>Its turn, in ticks.</summary>
    public long Turn { get; set; } = turn;

    /// <summary>Who started it last; still the owner's after the lease ran out, until another starts it.</summary>
    public Lease? Lease { get; set; }

    /// <summary>Where it stands.</summary>
    public QueueStand Stand { get; set; }

    /// <summary>Its place in its heap, by which it is taken out without a search.</summary>
    public int HeapIndex { get; set; }
}
