using LenNotify.Storage;

namespace LenNotify;

/// <summary>All rows of one person. Everything but <see cref="Id"/> and <see cref="Gate"/> is used under that lock only.</summary>
internal sealed class Person(string id)
{
    private ItemShelf? _filtered;
    private Dictionary<BundleKey, MemoryDelivery>? _openBundles;
    private long _sequence;
    private long _filteredItems;
    private long _version;
    private long _unread;

    /// <summary>The person.</summary>
    public string Id => id;

    /// <summary>Taken by every read and write that concerns the person; several people's in ordinal id order.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Erased: whoever waited for the lock must look for the person again.</summary>
    public bool Gone { get; set; }

    /// <summary>Everything up to this sequence counts as read.</summary>
    public long ReadUpTo { get; private set; }

    /// <summary>When the person last marked everything read.</summary>
    public long ReadAllAt { get; private set; }

    /// <summary>What caps and groups remember.</summary>
    public UserActivity Activity { get; set; }

    /// <summary>The state row.</summary>
    public UserState State => new(id, _sequence, _version, _unread, ReadUpTo, Activity);

    /// <summary>What the inbox shows.</summary>
    public ItemShelf Listed { get; } = new();

    /// <summary>What the person's own filters rejected; most people have none.</summary>
    public ItemShelf Filtered => _filtered ??= new ItemShelf();

    /// <summary>Whether there is anything that they rejected.</summary>
    public bool HasFiltered => _filtered is not null;

    /// <summary>Whether nothing was ever stored for the person.</summary>
    public bool IsBlank => _sequence == 0 && _filteredItems == 0;

    /// <summary>Bundles that take joiners.</summary>
    public Dictionary<BundleKey, MemoryDelivery> OpenBundles => _openBundles ??= [];

    /// <summary>One of this person's items, or null.</summary>
    public StoredItem? Find(Guid itemId) => Listed.Find(itemId) ?? _filtered?.Find(itemId);

    /// <summary>The item that a publication became, or null.</summary>
    public StoredItem? FindBySource(Guid publicationId) => Listed.FindBySource(publicationId) ?? _filtered?.FindBySource(publicationId);

    /// <summary>
    /// Counts what was routed, and makes the item; it is on no shelf yet. Not the version: what comes with a new sequence
    /// is seen by it.
    /// </summary>
    public StoredItem Count(PublicationEntry source, RoutedUser routed, DateTimeOffset now)
    {
        var listed = routed.Item.Listed;
        var counted = listed && !(routed.Item.Notification.ExpiresAt <= now);
        var place = listed ? ++_sequence : ++_filteredItems;
        _unread += counted ? 1 : 0;
        Activity = routed.Activity;
        return new StoredItem(this, source, routed.Item, place, _unread) { Counted = counted };
    }

    /// <summary>Takes <see cref="Count"/> back; the last first.</summary>
    public void Uncount(StoredItem item, UserActivity before)
    {
        (_sequence, _filteredItems) = item.Listed ? (_sequence - 1, _filteredItems) : (_sequence, _filteredItems - 1);
        _unread -= item.Counted ? 1 : 0;
        Activity = before;
    }

    /// <summary>Puts a counted item on its shelf.</summary>
    public void Add(StoredItem item) => (item.Listed ? Listed : Filtered).Add(item);

    /// <summary>Marks one item; unknown ids and repeats change nothing.</summary>
    public void Mark(Guid itemId, ItemMark mark, DateTimeOffset now)
    {
        if (Find(itemId) is { } item && item.Mark(mark, now))
        {
            Settle(item);
            _version++;
        }
    }

    /// <summary>Marks everything up to a sequence; never back, and never beyond what there is.</summary>
    public void MarkAllRead(long upTo, DateTimeOffset now)
    {
        upTo = Math.Min(upTo, _sequence);
        if (upTo <= ReadUpTo)
        {
            return;
        }

        foreach (var item in Listed.After(ReadUpTo))
        {
            if (item.Place > upTo)
            {
                break;
            }

            Settle(item);
        }

        (ReadUpTo, ReadAllAt) = (upTo, now.UtcTicks);
        _version++;
    }

    /// <summary>An item leaves the lists without a mark: it expired, or is purged.</summary>
    public void Leave(StoredItem item)
    {
        Settle(item);
        _version += item.Listed ? 1 : 0;
    }

    private void Settle(StoredItem item)
    {
        _unread -= item.Counted ? 1 : 0;
        item.Counted = false;
    }
}
