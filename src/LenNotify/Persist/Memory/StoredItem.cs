using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// An item as the store holds it: smaller than what it is read as, which is made when asked for. What changes is read and
/// written under its person's lock.
/// </summary>
internal sealed class StoredItem(Person person, PublicationEntry source, InboxItem routed, long place, long unread)
{
    private readonly long _createdAt = routed.CreatedAt.UtcTicks;
    private readonly IReadOnlyList<StoredDecision> _decisions = routed.Decisions;
    private readonly Priority _priority = routed.Priority;
    private readonly int _unread = (int)unread;
    private long _readAt;
    private long _dismissedAt;

    /// <summary>Its id.</summary>
    public Guid Id { get; } = routed.Id;

    /// <summary>Whose it is.</summary>
    public Person Person => person;

    /// <summary>Where it came from.</summary>
    public PublicationEntry Source => source;

    /// <summary>What it says.</summary>
    public Notification Notification { get; } = routed.Notification;

    /// <summary>Whether the inbox shows it.</summary>
    public bool Listed { get; } = routed.Listed;

    /// <summary>Where it stands on its shelf: its sequence, or a number of its own for what is not listed.</summary>
    public long Place => place;

    /// <summary>The unread count right after it, as the first append answered.</summary>
    public long UnreadThen => _unread;

    /// <summary>When it was appended.</summary>
    public long CreatedAt => _createdAt;

    /// <summary>Whether the unread counter holds it.</summary>
    public bool Counted { get; set; }

    /// <summary>Its expiry was settled.</summary>
    public bool Expired { get; set; }

    /// <summary>Purged or erased: what still refers to it must not bring it back.</summary>
    public bool Gone { get; set; }

    /// <summary>How many deliveries that are not forgotten carry it.</summary>
    public int Rows { get; private set; }

    /// <summary>What happened to it, newest first.</summary>
    public TrailEntry? Trail { get; private set; }

    /// <summary>Whether the person dismissed it.</summary>
    public bool IsDismissed => _dismissedAt != 0;

    /// <summary>When the person read it, item by item or with all others; 0 for what was not read.</summary>
    public long ReadAt => _readAt != 0 ? _readAt : IsCovered ? person.ReadAllAt : 0;

    /// <summary>Whether the person saw it, one way or another.</summary>
    public bool IsSeen => _readAt != 0 || _dismissedAt != 0 || IsCovered;

    private bool IsCovered => Listed && place <= person.ReadUpTo;

    /// <summary>Whether it is shown at this instant.</summary>
    public bool IsShown(DateTimeOffset now) => _dismissedAt == 0 && !(Notification.ExpiresAt <= now);

    /// <summary>Marks it; false when it was marked so before.</summary>
    public bool Mark(ItemMark mark, DateTimeOffset now)
    {
        ref var at = ref (mark == ItemMark.Read ? ref _readAt : ref _dismissedAt);
        if (at != 0 || (mark == ItemMark.Read && IsCovered))
        {
            return false;
        }

        at = now.UtcTicks;
        return true;
    }

    /// <summary>A delivery carries it.</summary>
    public void PickUp()
    {
        Rows++;
        source.CountRows(1);
    }

    /// <summary>A delivery carries it no more.</summary>
    public void PutDown()
    {
        Rows--;
        source.CountRows(-1);
    }

    /// <summary>Writes down what happened.</summary>
    public void Log(TrailEntry entry)
    {
        entry.Before = Trail;
        Trail = entry;
    }

    /// <summary>Forgets entries; answers how many.</summary>
    public int Cut(Predicate<TrailEntry> old)
    {
        var cut = 0;
        TrailEntry? kept = null;
        for (var entry = Trail; entry is not null; entry = entry.Before)
        {
            if (!old(entry))
            {
                kept = entry;
                continue;
            }

            cut++;
            if (kept is null)
            {
                Trail = entry.Before;
            }
            else
            {
                kept.Before = entry.Before;
            }
        }

        return cut;
    }

    /// <summary>As it is read now.</summary>
    public InboxItem ToItem() => ToItem(Ticks.OrNull(ReadAt), Ticks.OrNull(_dismissedAt));

    /// <summary>What the first append answered. It needs no lock: none of it changes.</summary>
    public AppendedUser ToAnswer()
    {
        var item = ToItem(null, null);
        return new AppendedUser(person.Id, item.Sequence, _unread, new RoutedUser(item, [], UserActivity.None));
    }

    private InboxItem ToItem(DateTimeOffset? readAt, DateTimeOffset? dismissedAt) => new()
    {
        Id = Id,
        PublicationId = source.Id,
        UserId = person.Id,
        Sequence = Listed ? place : 0,
        Notification = Notification,
        Priority = _priority,
        Listed = Listed,
        Decisions = _decisions,
        CreatedAt = Ticks.Of(_createdAt),
        ReadAt = readAt,
        DismissedAt = dismissedAt,
    };
}
