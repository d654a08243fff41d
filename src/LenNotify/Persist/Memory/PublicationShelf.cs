using LenNotify.Storage;

namespace LenNotify;

/// <summary>The publications and their unique indexes, under one lock of their own.</summary>
internal sealed class PublicationShelf(Quota room)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Producer, string Key), PublicationEntry> _byKey = [];
    private readonly Dictionary<Guid, PublicationEntry> _byId = [];
    private readonly SortedSet<PublicationEntry> _unrouted = new(Comparer<PublicationEntry>.Create(static (left, right) =>
        (left.Publication.DueAt, left.Publication.Id).CompareTo((right.Publication.DueAt, right.Publication.Id))));
    private readonly List<PublicationEntry> _accepted = [];

    /// <summary>The entry of this publication's key, or of its id; null when it is new.</summary>
    public PublicationEntry? Find(Publication offered)
    {
        lock (_gate)
        {
            return _byKey.GetValueOrDefault((offered.Producer, offered.DedupeKey)) ?? _byId.GetValueOrDefault(offered.Id);
        }
    }

    /// <summary>The entry of this id, or null.</summary>
    public PublicationEntry? Find(Guid id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>Stores a publication unless its key or id is taken: the instant at which of many callers one wins.</summary>
    public bool TryAdd(PublicationEntry entry, bool routed)
    {
        lock (_gate)
        {
            var publication = entry.Publication;
            if (_byKey.ContainsKey((publication.Producer, publication.DedupeKey)) || _byId.ContainsKey(publication.Id))
            {
                return false;
            }

            room.Take(1);
            _byKey.Add((publication.Producer, publication.DedupeKey), entry);
            _byId.Add(publication.Id, entry);
            _accepted.Add(entry);
            if (!routed)
            {
                _unrouted.Add(entry);
            }

            return true;
        }
    }

    /// <summary>Whether the lease still is the publication's.</summary>
    public bool Holds(Guid id, Lease lease)
    {
        lock (_gate)
        {
            return IsHeld(id, lease);
        }
    }

    /// <summary>Moves the cursor on, and past the end takes the publication from the workers; false when the lease is gone.</summary>
    public bool TryAdvance(Guid id, Lease lease, string? cursor)
    {
        lock (_gate)
        {
            if (!IsHeld(id, lease))
            {
                return false;
            }

            var entry = _byId[id];
            (entry.Cursor, entry.Claims) = (cursor, 0);
            if (cursor is null)
            {
                entry.Lease = null;
                _unrouted.Remove(entry);
            }

            return true;
        }
    }

    /// <summary>Leases what is due and nobody holds, oldest due first.</summary>
    public IReadOnlyList<ClaimedPublication> Claim(Lease lease, int most, DateTimeOffset now)
    {
        lock (_gate)
        {
            var free = _unrouted
                .TakeWhile(entry => entry.Publication.DueAt <= now)
                .Where(entry => entry.Lease is null || entry.Lease.Until <= now)
                .Take(most)
                .ToArray();
            return Array.ConvertAll(free, entry =>
            {
                entry.Lease = lease;
                return new ClaimedPublication(entry.Publication, entry.Cursor, ++entry.Claims);
            });
        }
    }

    /// <summary>What was accepted between, oldest first.</summary>
    public IReadOnlyList<Publication> Read(DateTimeOffset from, DateTimeOffset to, string? type)
    {
        lock (_gate)
        {
            return [.. _accepted
                .Where(entry => entry.AcceptedAt >= from && entry.AcceptedAt < to && (type is null || entry.Publication.Type == type))
                .OrderBy(entry => entry.AcceptedAt)
                .Select(entry => entry.Publication)];
        }
    }

    private bool IsHeld(Guid id, Lease lease) => _byId.GetValueOrDefault(id)?.Lease?.Owner == lease.Owner;
}
