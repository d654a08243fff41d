namespace LenNotify;

/// <summary>The deliveries that failed for good, in the order in which they died.</summary>
internal sealed class DeadLetterShelf
{
    private readonly Lock _gate = new();
    private readonly SortedSet<MemoryDelivery> _rows = new(DeadLetterOrder.Instance);

    /// <summary>Puts one in.</summary>
    public void Add(MemoryDelivery row)
    {
        lock (_gate)
        {
            _rows.Add(row);
        }
    }

    /// <summary>Takes one out; false when it is not there.</summary>
    public bool Remove(MemoryDelivery row)
    {
        lock (_gate)
        {
            return _rows.Remove(row);
        }
    }

    /// <summary>At most so many that fit, oldest or newest first.</summary>
    public IReadOnlyList<MemoryDelivery> Find(Func<MemoryDelivery, bool> fits, int most, bool newestFirst)
    {
        lock (_gate)
        {
            return [.. (newestFirst ? _rows.Reverse() : _rows).Where(fits).Take(most)];
        }
    }
}
