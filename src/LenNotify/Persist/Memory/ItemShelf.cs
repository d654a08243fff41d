namespace LenNotify;

/// <summary>Items in ascending order of place; what is looked for by place is found by halving.</summary>
internal sealed class ItemShelf
{
    private readonly List<StoredItem> _items = [];

    /// <summary>Puts an item at the end.</summary>
    public void Add(StoredItem item) => _items.Add(item);

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
