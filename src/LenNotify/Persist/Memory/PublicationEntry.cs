using LenNotify.Storage;

namespace LenNotify;

/// <summary>A stored publication. What changes is read and written under its shelf's lock.</summary>
internal sealed class PublicationEntry(Publication publication, DateTimeOffset acceptedAt)
{
    private static readonly StoredItem?[] Nobody = [];

    private int _rows;

    /// <summary>Its id.</summary>
    public Guid Id { get; } = publication.Id;

    /// <summary>What was accepted.</summary>
    public Publication Publication { get; set; } = publication;

    /// <summary>When.</summary>
    public long AcceptedAt { get; } = acceptedAt.UtcTicks;

    /// <summary>What the first answer told about; nothing where a worker routes. Null where an item is no more.</summary>
    public StoredItem?[] First { get; set; } = Nobody;

    /// <summary>Its way to the people, while that is not finished.</summary>
    public FanOut? FanOut { get; set; }

    /// <summary>Whether a delivery or dead letter of it is kept.</summary>
    public bool HasRows => Volatile.Read(ref _rows) > 0;

    /// <summary>Counts deliveries that carry one of its items.</summary>
    public void CountRows(int more) => Interlocked.Add(ref _rows, more);

    /// <summary>An item of it is no more.</summary>
    public void Forget(StoredItem item)
    {
        var index = Array.IndexOf(First, item);
        if (index >= 0)
        {
            First[index] = null;
        }
    }

    /// <summary>Whether the offered publication is this one again, or abuses its key.</summary>
    public Acceptance Compare(Publication offered) =>
        Publication.BodyHash.Span.SequenceEqual(offered.BodyHash.Span) ? Acceptance.Same : Acceptance.Conflict;
}
