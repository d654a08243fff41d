namespace LenNotify;

/// <summary>One person with clients on this node, and what those were told: in order, each item once, wherever it was published.</summary>
internal sealed class LiveUser(string id)
{
    private readonly Lock _gate = new();
    private ILiveListener[] _listeners = [];
    private long _sequence;
    private long _version;
    private long _grouped;
    private bool _known;

    // What was heard of since the read that is under way began.
    private InboxNews? _heard;
    private bool _reading;

    // Below zero when none was looked at yet.
    private long _preferences = -1;

    internal string Id => id;

    /// <summary>The last sequence that clients were told.</summary>
    internal long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>What stands for the person in what other nodes say.</summary>
    internal ulong Person { get; } = InboxNews.PersonOf(id);

    internal bool Any => Volatile.Read(ref _listeners).Length > 0;

    internal void Add(ILiveListener listener)
    {
        lock (_gate)
        {
            Volatile.Write(ref _listeners, [.. _listeners, listener]);
        }
    }

    /// <summary>True when it was the last one.</summary>
    internal bool Remove(ILiveListener listener)
    {
        lock (_gate)
        {
            Volatile.Write(ref _listeners, Array.FindAll(_listeners, other => other != listener));
            return _listeners.Length == 0;
        }
    }

    /// <summary>
    /// True when the person is to be read: there is something that clients were not told, and nobody reads it by now. Not of somebody
    /// who only begins: they begin with it.
    /// </summary>
    internal bool Hear(InboxNews news)
    {
        lock (_gate)
        {
            if (!Lacks(news))
            {
                return false;
            }

            if (_reading)
            {
                _heard = _heard?.With(news) ?? news;
                return false;
            }

            return _reading = true;
        }
    }

    /// <summary>After the person was read: true when more was heard of meanwhile than was found, and it is to be read once more.</summary>
    internal bool HeardMore()
    {
        lock (_gate)
        {
            (_reading, _heard) = (_heard is { } news && Lacks(news), null);
            return _reading;
        }
    }

    /// <summary>Where clients begin; only the first word counts.</summary>
    internal void Begin(long sequence, long version)
    {
        lock (_gate)
        {
            if (!_known)
            {
                (_sequence, _version, _known) = (Math.Max(_sequence, sequence), Math.Max(_version, version), true);
            }
        }
    }

    /// <summary>An item came. False when one before it is missing: then the store must be asked, or the order would be wrong.</summary>
    internal bool TryReceive(HubMessage message)
    {
        lock (_gate)
        {
            if (_known && message.Sequence > _sequence + 1)
            {
                return false;
            }

            Receive(message);
            return true;
        }
    }

    /// <summary>An item was found in the store, the oldest first.</summary>
    internal void Found(HubMessage message)
    {
        lock (_gate)
        {
            Receive(message);
        }
    }

    /// <summary>An item that they were told of joined a group; told once, whether it was stored here or found in the store.</summary>
    internal void Grouped(HubMessage message)
    {
        lock (_gate)
        {
            if (message.Sequence > _grouped)
            {
                _grouped = message.Sequence;
                Offer(message);
            }
        }
    }

    /// <summary>Everything up to here was found; what is missing in between is not shown any more.</summary>
    internal void FoundUpTo(long sequence)
    {
        lock (_gate)
        {
            _sequence = Math.Max(_sequence, sequence);
        }
    }

    /// <summary>Items were marked here.</summary>
    internal void Marked(HubMessage message, long version)
    {
        lock (_gate)
        {
            var missed = version > _version + 1;
            _version = Math.Max(_version, version);
            Offer(message);
            if (missed)
            {
                Offer(new HubMessage(HubMessageKind.Counted, message.Sequence, message.Unread));
            }
        }
    }

    /// <summary>The store has this version; clients are told to look when it is a later one than theirs.</summary>
    internal void Saw(HubMessage counted, long version)
    {
        lock (_gate)
        {
            if (_known && version > _version)
            {
                _version = version;
                Offer(counted);
            }
        }
    }

    /// <summary>The preferences that clients begin with; only the first word counts.</summary>
    internal void BeginPreferences(long version)
    {
        lock (_gate)
        {
            _preferences = _preferences < 0 ? version : _preferences;
        }
    }

    /// <summary>The preferences have this version; clients are told when they knew another.</summary>
    internal void SawPreferences(long version, HubMessage changed)
    {
        lock (_gate)
        {
            if (_preferences >= 0 && version != _preferences)
            {
                Offer(changed);
            }

            _preferences = version;
        }
    }

    private bool Lacks(InboxNews news) => _known && (news.Sequence > _sequence || news.Version > _version);

    private void Receive(HubMessage message)
    {
        if (message.Sequence > _sequence)
        {
            _sequence = message.Sequence;
            Offer(message);
        }
    }

    private void Offer(HubMessage message)
    {
        foreach (var listener in _listeners)
        {
            listener.Offer(message);
        }
    }
}
