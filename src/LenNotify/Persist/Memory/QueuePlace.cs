using LenNotify.Storage;

namespace LenNotify;

/// <summary>Where a delivery stands in its channel's queue. Used under the queue's lock only.</summary>
internal sealed class QueuePlace
{
    /// <summary>Not before this instant.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Its turn, in ticks.</summary>
    public long Turn { get; set; }

    /// <summary>The order of arrival, which decides between equal turns.</summary>
    public long Order { get; set; }

    /// <summary>Entries of the heaps with another ticket are stale.</summary>
    public int Ticket { get; set; }

    /// <summary>Taken for judging, and in no heap.</summary>
    public bool Taken { get; set; }

    /// <summary>Who started it last; still the owner's after the lease ran out, until another starts it.</summary>
    public Lease? Lease { get; set; }
}
