namespace LenNotify;

/// <summary>Items in ascending order of place; what is looked for by place is found by halving.</summary>
internal sealed class ItemShelf
{
    private readonly List<StoredItem> _items = [];
    private ItemIndex? _byId;
    private ItemIndex? _bySource;

    /// <summary>All items, oldest first.</summary>
    public IReadOnlyList<StoredItem> All => _items;

    /// <summary>Puts an item at the end.</summary>
    public void Add(StoredItem item) => _items.Add(item);

    /// <summary>The item of this id, or null.</summary>
    public StoredItem? Find(Guid id) => (_byId ??= new ItemIndex(_items, static item => item.Id)).Find(id);

    /// <summary>The item that a publication became, or null.</summary>
    public StoredItem? FindBySource(Guid publicationId) =>
        (_bySource ??= new ItemIndex(_items, static item => item.Source.Id)).Find(publicationId);

    /// <summary>What comes after the place, oldest first.</summary>
    public IEnumerable<StoredItem> After(long place)
    {
        for (var index = FirstFrom(place + 1); index < _items.Count; index++)
        {
            yield return _items[index];
        }
    }

    /// <summary>What comes before the place, newest first.</summary>
    public IEnumerable<StoredItem> Before(long place)
    {
        for (var index = FirstFrom(place) - 1; index >= 0; index--)
        {
            yield return _items[index];
        }
    }

    /// <summary>Removes items; answers how many.</summary>
    public int Remove(Predicate<StoredItem> unwanted)
    {
        var removed = _items.RemoveAll(unwanted);
        if (removed > 0)
        {
            _byId?.Forget();
            _bySource?.Forget();
        }

        return removed;
    }

    private int FirstFrom(long place)
    {
        var (low, high) = (0, _items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _items[middle].Place < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
