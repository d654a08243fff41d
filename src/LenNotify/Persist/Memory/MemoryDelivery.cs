using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// A delivery row. What it carries and how often it was tried belongs to its person's lock; where it stands belongs to
/// its channel queue's.
/// </summary>
internal sealed class MemoryDelivery(StoredItem first, ChannelQueue queue, NewDelivery appended)
    : QueueRow(appended.Id, appended.DueAt.UtcTicks, appended.Turn.UtcTicks)
{
    private readonly Guid _targetId = appended.TargetId;
    private string? _joinKey = appended.JoinKey;
    private StoredItem _first = first;
    private List<StoredItem>? _rest;
    private Priority _priority = appended.Priority;
    private bool _capsTaken;
    private int _attempts;
    private long _firstAttemptAt;
    private int _expired;
    private bool _stale;

    /// <summary>Whom it is for.</summary>
    public Person Person => _first.Person;

    /// <summary>The queue that it belongs to.</summary>
    public ChannelQueue Queue => queue;

    /// <summary>What it depends on.</summary>
    public DeliveryCondition? Condition { get; private set; } = appended.Condition;

    /// <summary>When the attempt under way, or the last one that never completed, began; 0 when there is none.</summary>
    public long StartedAt { get; private set; }

    /// <summary>Whether the start under way is the one that took the caps.</summary>
    public bool TakesCaps { get; private set; }

    /// <summary>What became of it.</summary>
    public DeliveryFate Fate { get; set; }

    /// <summary>Why it was given up.</summary>
    public string Cause { get; set; } = "";

    /// <summary>When it ended; changed only while it is not among the dead letters, which go by it.</summary>
    public long EndedAt { get; set; }

    /// <summary>What the provider knows the message by that it took last.</summary>
    public string? Reference { get; set; }

    /// <summary>A provider has it and may still say that it never arrived.</summary>
    public bool AwaitsWord => Fate == DeliveryFate.Delivered && Reference is not null && !HasWord;

    /// <summary>Its provider has said its last.</summary>
    public bool HasWord { get; set; }

    /// <summary>It was given up once: whoever joined it now would come under a key that a provider may have seen.</summary>
    public bool IsReplayed { get; private set; }

    /// <summary>Where it stands, as operators see it.</summary>
    public DeliveryStanding Standing => Fate switch
    {
        DeliveryFate.Delivered => DeliveryStanding.Delivered,
        DeliveryFate.Dropped => DeliveryStanding.Dropped,
        DeliveryFate.Dead => DeliveryStanding.Dead,
        _ => StartedAt == 0 ? DeliveryStanding.Pending : DeliveryStanding.UnderWay,
    };

    /// <summary>By what joiners find it; null stands alone.</summary>
    public BundleKey? Bundle => _joinKey is null ? null : new BundleKey(_targetId, _joinKey);

    /// <summary>How many items it carries.</summary>
    public int Count => _rest is null ? 1 : _rest.Count + 1;

    /// <summary>The items it carries, oldest first.</summary>
    public StoredItem this[int index] => index == 0 ? _first : _rest![index - 1];

    /// <summary>An item joins; only while it is open.</summary>
    public void Join(StoredItem item, Priority priority)
    {
        (_rest ??= []).Add(item);
        _priority = (Priority)Math.Max((int)_priority, (int)priority);
    }

    /// <summary>What it waits for joined a bundle, which it waits for from now on.</summary>
    public void WaitFor(Guid bundle) => Condition = Condition! with { AfterFailureOf = bundle };

    /// <summary>What another row carries comes over; oldest first, as they were published.</summary>
    public void Absorb(MemoryDelivery other)
    {
        List<StoredItem> all = [.. Enumerable.Range(0, Count).Select(index => this[index]), .. Enumerable.Range(0, other.Count).Select(index => other[index])];
        all.Sort(static (left, right) => left.Place.CompareTo(right.Place));
        (_first, _rest) = (all[0], all[1..]);
        _priority = (Priority)Math.Max((int)_priority, (int)other._priority);
    }

    /// <summary>Joiners find it by this key from now on.</summary>
    public void Open(string joinKey)
    {
        _joinKey = joinKey;
        Person.OpenBundles[Bundle!.Value] = this;
    }

    /// <summary>The bundle of a key on the same target that is open; null when there is none but this.</summary>
    public MemoryDelivery? OpenBundle(string joinKey) =>
        Person.OpenBundles.TryGetValue(new BundleKey(_targetId, joinKey), out var open) && open != this ? open : null;

    /// <summary>No joiner comes in any more.</summary>
    public void Close()
    {
        if (Bundle is { } key && Person.OpenBundles.GetValueOrDefault(key) == this)
        {
            Person.OpenBundles.Remove(key);
        }
    }

    /// <summary>Leaves in only what is wanted; answers what went, or null when nothing did or nothing would be left.</summary>
    public List<StoredItem>? Keep(Predicate<StoredItem> wanted)
    {
        List<StoredItem>? gone = null;
        List<StoredItem> kept = [];
        for (var index = 0; index < Count; index++)
        {
            (wanted(this[index]) ? kept : gone ??= []).Add(this[index]);
        }

        if (gone is null || kept.Count == 0)
        {
            return null;
        }

        (_first, _rest, _expired) = (kept[0], kept.Count == 1 ? null : kept[1..], 0);
        return gone;
    }

    /// <summary>
    /// One of its items expired; true when all have. Until it is claimed it keeps them: each that goes by itself would cost
    /// a bundle of thousands a copy.
    /// </summary>
    public bool Expire()
    {
        while (_expired < Count && this[_expired].Expired)
        {
            _expired++;
        }

        _stale = true;
        return _expired == Count;
    }

    /// <summary>Lets go what expired; answers what went, or null.</summary>
    public List<StoredItem>? Refresh()
    {
        if (!_stale)
        {
            return null;
        }

        _stale = false;
        return Keep(static item => !item.Expired);
    }

    /// <summary>Counts an attempt that starts. One before it that never completed must have been logged.</summary>
    public void Begin(DateTimeOffset now)
    {
        (TakesCaps, _capsTaken) = (!_capsTaken, true);
        StartedAt = now.UtcTicks;
        _firstAttemptAt = _firstAttemptAt == 0 ? StartedAt : _firstAttemptAt;
        _attempts++;
    }

    /// <summary>Logs how the attempt under way ended, if one is; answers how many entries that made.</summary>
    public int Log(AttemptEnd end)
    {
        if (StartedAt == 0)
        {
            return 0;
        }

        for (var index = 0; index < Count; index++)
        {
            this[index].Log(new AttemptTrail(Id, queue.Channel, _attempts, StartedAt, end));
        }

        StartedAt = 0;
        return Count;
    }

    /// <summary>The attempt that was logged last does not count.</summary>
    public void Uncount() => _attempts--;

    /// <summary>It never was an attempt.</summary>
    public void Unstart()
    {
        _firstAttemptAt = _firstAttemptAt == StartedAt ? 0 : _firstAttemptAt;
        _capsTaken = !TakesCaps;
        StartedAt = 0;
        _attempts--;
    }

    /// <summary>Given up before, it is tried again under its old key; attempts, age and caps begin anew.</summary>
    public void Revive() =>
        (Fate, Cause, EndedAt, HasWord, IsReplayed, _attempts, _firstAttemptAt, _capsTaken) = (DeliveryFate.Open, "", 0, false, true, 0, 0, false);

    /// <summary>What a judge sees, with the members as they are now.</summary>
    public DueDelivery ToDue()
    {
        var members = new InboxItem[Count];
        for (var index = 0; index < members.Length; index++)
        {
            members[index] = this[index].ToItem();
        }

        return new DueDelivery
        {
            Id = Id,
            Channel = queue.Channel,
            TargetId = _targetId,
            Priority = _priority,
            Attempts = _attempts,
            CapsTaken = _capsTaken,
            Condition = Condition,
            Members = members,
        };
    }

    /// <summary>What an owner gets that has started it.</summary>
    public ClaimedDelivery ToClaimed(DueDelivery due) =>
        new(due, Person.Id, Id.ToString("N"), Ticks.Of(StartedAt), Ticks.Of(_firstAttemptAt));
}
