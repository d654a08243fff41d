namespace LenNotify;

/// <summary>Delivery rows by id, in parts with a lock each: a row costs no object of its own here, and threads seldom meet.</summary>
internal sealed class DeliveryIndex
{
    private const int Bits = 6;

    private readonly Part[] _parts = [.. Enumerable.Range(0, 1 << Bits).Select(_ => new Part())];

    /// <summary>The row, or null.</summary>
    public MemoryDelivery? Find(Guid id)
    {
        var part = PartOf(id);
        lock (part.Gate)
        {
            return part.Rows.GetValueOrDefault(id);
        }
    }

    /// <summary>Adds a row.</summary>
    public void Add(MemoryDelivery row)
    {
        var part = PartOf(row.Id);
        lock (part.Gate)
        {
            part.Rows.Add(row.Id, row);
        }
    }

    /// <summary>Removes a row.</summary>
    public void Remove(MemoryDelivery row)
    {
        var part = PartOf(row.Id);
        lock (part.Gate)
        {
            part.Rows.Remove(row.Id);
        }
    }

    /// <summary>One person's rows. It looks at all rows: only exports and erasures ask.</summary>
    public IReadOnlyList<MemoryDelivery> Of(Person person) => Fitting(row => row.Person == person);

    /// <summary>The rows of which this is true: of what never changes. It looks at all rows.</summary>
    public IReadOnlyList<MemoryDelivery> Fitting(Func<MemoryDelivery, bool> fits)
    {
        var found = new List<MemoryDelivery>();
        foreach (var part in _parts)
        {
            lock (part.Gate)
            {
                found.AddRange(part.Rows.Values.Where(fits));
            }
        }

        return found;
    }

    private Part PartOf(Guid id) => _parts[(uint)(id.GetHashCode() * -1640531527) >> (32 - Bits)];

    private sealed class Part
    {
        public Lock Gate { get; } = new();

        public Dictionary<Guid, MemoryDelivery> Rows { get; } = [];
    }
}
