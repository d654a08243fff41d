using LenNotify.Storage;

namespace LenNotify;

/// <summary>A stored publication. What changes is read and written under its shelf's lock.</summary>
internal sealed class PublicationEntry(Publication publication, DateTimeOffset acceptedAt)
{
    // Most publications are for one person: the item itself; otherwise an array, with null where an item is no more.
    private object? _first;
    private int _rows;

    /// <summary>Its id.</summary>
    public Guid Id { get; } = publication.Id;

    /// <summary>What was accepted.</summary>
    public Publication Publication { get; set; } = publication;

    /// <summary>When.</summary>
    public long AcceptedAt { get; } = acceptedAt.UtcTicks;

    /// <summary>Its way to the people, while that is not finished.</summary>
    public FanOut? FanOut { get; set; }

    /// <summary>Whether a delivery or dead letter of it is kept.</summary>
    public bool HasRows => Volatile.Read(ref _rows) > 0;

    /// <summary>Counts deliveries that carry one of its items.</summary>
    public void CountRows(int more) => Interlocked.Add(ref _rows, more);

    /// <summary>Remembers what the first answer told about one of so many people; before the entry is on its shelf.</summary>
    public void Tell(StoredItem item, int position, int people)
    {
        if (people == 1)
        {
            _first = item;
            return;
        }

        var first = _first as StoredItem?[] ?? new StoredItem?[people];
        first[position] = item;
        _first = first;
    }

    /// <summary>The first answer; nobody where a worker routes.</summary>
    public AppendedUser[] Told() => _first switch
    {
        StoredItem item => [item.ToAnswer()],
        StoredItem?[] items => [.. items.OfType<StoredItem>().Select(item => item.ToAnswer())],
        _ => [],
    };

    /// <summary>An item of it is no more.</summary>
    public void Forget(StoredItem item)
    {
        if (_first == item)
        {
            _first = null;
        }
        else if (_first is StoredItem?[] items && Array.IndexOf(items, item) is >= 0 and var index)
        {
            items[index] = null;
        }
    }

    /// <summary>Whether the offered publication is this one again, or abuses its key.</summary>
    public Acceptance Compare(Publication offered) =>
        Publication.BodyHash.Span.SequenceEqual(offered.BodyHash.Span) ? Acceptance.Same : Acceptance.Conflict;
}
