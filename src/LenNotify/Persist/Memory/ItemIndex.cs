namespace LenNotify;

/// <summary>
/// Finds items by one of their ids. It is made and caught up when somebody asks, and not at all while there are few: an
/// append pays nothing for it.
/// </summary>
internal sealed class ItemIndex(List<StoredItem> items, Func<StoredItem, Guid> idOf)
{
    private const int Few = 8;

    private Dictionary<Guid, StoredItem>? _byId;
    private int _seen;

    /// <summary>The item, or null.</summary>
    public StoredItem? Find(Guid id)
    {
        if (items.Count <= Few)
        {
            return items.Find(item => idOf(item) == id);
        }

        _byId ??= [];
        for (; _seen < items.Count; _seen++)
        {
            _byId[idOf(items[_seen])] = items[_seen];
        }

        return _byId.GetValueOrDefault(id);
    }

    /// <summary>Begins anew, because items were removed.</summary>
    public void Forget() => (_byId, _seen) = (null, 0);
}
