using LenNotify.Storage;

namespace LenNotify;

/// <summary>All rows of one person. Everything but <see cref="Id"/> and <see cref="Gate"/> is used under that lock only.</summary>
internal sealed class Person(string id)
{
    private readonly Dictionary<Guid, StoredItem> _byId = [];
    private readonly Dictionary<Guid, StoredItem> _byPublication = [];
    private readonly PriorityQueue<StoredItem, DateTimeOffset> _expiring = new();
    private long _filtered;

    /// <summary>The person.</summary>
    public string Id { get; } = id;

    /// <summary>Taken by every read and write that concerns the person; several people's in ordinal id order.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The state row.</summary>
    public UserState State { get; private set; } = new(id, 0, 0, 0, 0, UserActivity.None);

    /// <summary>What the inbox shows.</summary>
    public ItemShelf Listed { get; } = new();

    /// <summary>What the person's own filters rejected.</summary>
    public ItemShelf Filtered { get; } = new();

    /// <summary>Bundles that take joiners.</summary>
    public Dictionary<BundleKey, MemoryDelivery> OpenBundles { get; } = [];

    /// <summary>One of this person's items, or null.</summary>
    public StoredItem? Find(Guid itemId) => _byId.GetValueOrDefault(itemId);

    /// <summary>The item that a publication became, or null.</summary>
    public StoredItem? FindByPublication(Guid publicationId) => _byPublication.GetValueOrDefault(publicationId);

    /// <summary>Whether the person saw the item, one way or another.</summary>
    public bool HasRead(StoredItem stored) =>
        stored.Item is not { ReadAt: null, DismissedAt: null } || (stored.Item.Listed && stored.Item.Sequence <= State.ReadUpTo);

    /// <summary>Remembers what caps and groups now are.</summary>
    public void Remember(UserActivity activity) => State = State with { Version = State.Version + 1, Activity = activity };

    /// <summary>Stores what was routed, gives it its sequence and counts it.</summary>
    public StoredItem Add(RoutedUser routed, DateTimeOffset now)
    {
        var listed = routed.Item.Listed;
        var expired = routed.Item.Notification.ExpiresAt <= now;
        State = State with
        {
            Sequence = State.Sequence + (listed ? 1 : 0),
            Version = State.Version + 1,
            Unread = State.Unread + (listed && !expired ? 1 : 0),
            Activity = routed.Activity,
        };
        var item = routed.Item with { Sequence = listed ? State.Sequence : 0 };
        var answer = new AppendedUser(Id, item.Sequence, State.Unread, routed);
        var stored = new StoredItem(item, listed ? State.Sequence : ++_filtered, answer) { Counted = listed && !expired };
        (listed ? Listed : Filtered).Add(stored);
        _byId[item.Id] = stored;
        _byPublication[item.PublicationId] = stored;
        if (stored.Counted && item.Notification.ExpiresAt is { } end)
        {
            _expiring.Enqueue(stored, end);
        }

        return stored;
    }

    /// <summary>Takes expired items out of the count; every call that knows the time begins with it.</summary>
    public void Settle(DateTimeOffset now)
    {
        while (_expiring.TryPeek(out var stored, out var end) && end <= now)
        {
            _expiring.Dequeue();
            if (Uncount(stored))
            {
                State = State with { Version = State.Version + 1 };
            }
        }
    }

    /// <summary>Marks one item; unknown ids and repeats change nothing.</summary>
    public void Mark(Guid itemId, ItemMark mark, DateTimeOffset now)
    {
        if (Find(itemId) is { } stored && stored.Mark(mark, now))
        {
            Uncount(stored);
            State = State with { Version = State.Version + 1 };
        }
    }

    /// <summary>Marks everything up to a sequence; never back, and never beyond what there is.</summary>
    public void MarkAllRead(long upTo, DateTimeOffset now)
    {
        upTo = Math.Min(upTo, State.Sequence);
        if (upTo <= State.ReadUpTo)
        {
            return;
        }

        foreach (var stored in Listed.After(State.ReadUpTo).TakeWhile(stored => stored.Place <= upTo))
        {
            if (Uncount(stored))
            {
                stored.Mark(ItemMark.Read, now);
            }
        }

        State = State with { Version = State.Version + 1, ReadUpTo = upTo };
    }

    private bool Uncount(StoredItem stored)
    {
        if (!stored.Counted)
        {
            return false;
        }

        stored.Counted = false;
        State = State with { Unread = State.Unread - 1 };
        return true;
    }
}
