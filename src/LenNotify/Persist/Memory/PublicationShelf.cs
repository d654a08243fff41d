using LenNotify.Storage;

namespace LenNotify;

/// <summary>The publications and their unique indexes, under one lock of their own.</summary>
internal sealed class PublicationShelf(Quota room)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PublicationKey, PublicationEntry> _byKey = [];
    private readonly Dictionary<Guid, PublicationEntry> _byId = [];
    private readonly List<PublicationEntry> _accepted = [];
    private readonly FanOutQueue _fanOuts = new();
    private int _indexed;

    /// <summary>The entry of this key; null when it is new.</summary>
    public PublicationEntry? Find(in PublicationKey key)
    {
        lock (_gate)
        {
            return _byKey.GetValueOrDefault(key);
        }
    }

    /// <summary>The entry of this id, or null.</summary>
    public PublicationEntry? Find(Guid id)
    {
        lock (_gate)
        {
            return ById(id);
        }
    }

    /// <summary>Stages publications, all that are new or none: the instant at which of many callers one wins.</summary>
    public AcceptanceResult[] Stage(IReadOnlyList<Publication> publications, DateTimeOffset now)
    {
        var answers = new AcceptanceResult[publications.Count];
        var staged = new List<PublicationEntry>(answers.Length);
        lock (_gate)
        {
            try
            {
                for (var index = 0; index < answers.Length; index++)
                {
                    answers[index] = Stage(publications[index], staged, now);
                }
            }
            catch (StoreFullException)
            {
                staged.ForEach(entry => _byKey.Remove(PublicationKey.Of(entry.Publication)));
                room.Give(staged.Count);
                throw;
            }

            staged.ForEach(Add);
        }

        return answers;
    }

    /// <summary>The entry under this lease; null when it passed to another owner.</summary>
    public PublicationEntry? Held(Guid id, Lease lease)
    {
        lock (_gate)
        {
            return ById(id) is { } entry && FanOutQueue.IsHeld(entry, lease) ? entry : null;
        }
    }

    /// <summary>
    /// Adds the new ones and moves the cursors of the claimed ones, all or none: false when a key was taken or a lease
    /// passed on since they were looked at.
    /// </summary>
    public bool TryCommit(ReadOnlySpan<AppendPart> parts)
    {
        var added = 0;
        foreach (ref readonly var part in parts)
        {
            added += part is { Entry: not null, Request.Lease: null } ? 1 : 0;
        }

        room.Take(added);
        lock (_gate)
        {
            for (var index = 0; index < parts.Length; index++)
            {
                if (!TryReserve(parts[index]))
                {
                    Unreserve(parts[..index]);
                    room.Give(added);
                    return false;
                }
            }

            foreach (ref readonly var part in parts)
            {
                if (part.Entry is { } entry)
                {
                    Commit(entry, part.Request);
                }
            }

            return true;
        }
    }

    /// <summary>Leases what is due and nobody holds, oldest due first.</summary>
    public IReadOnlyList<ClaimedPublication> Claim(PublicationClaim claim, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _fanOuts.Claim(claim, now);
        }
    }

    /// <summary>What was accepted between, oldest first.</summary>
    public IReadOnlyList<Publication> Read(DateTimeOffset from, DateTimeOffset to, string? type)
    {
        lock (_gate)
        {
            return [.. _accepted
                .Where(entry => entry.AcceptedAt >= from.UtcTicks && entry.AcceptedAt < to.UtcTicks
                    && (type is null || entry.Publication.Type == type))
                .OrderBy(entry => entry.AcceptedAt)
                .Select(entry => entry.Publication)];
        }
    }

    /// <summary>Removes entries, at most so many; answers how many.</summary>
    public int Remove(Predicate<PublicationEntry> unwanted, int most)
    {
        lock (_gate)
        {
            CatchUp();
            var removed = 0;
            _accepted.RemoveAll(entry =>
            {
                if (removed == most || !unwanted(entry))
                {
                    return false;
                }

                removed++;
                _byKey.Remove(PublicationKey.Of(entry.Publication));
                _byId.Remove(entry.Id);
                _fanOuts.Finish(entry);
                return true;
            });
            _indexed = _accepted.Count;
            room.Give(removed);
            return removed;
        }
    }

    private AcceptanceResult Stage(Publication publication, List<PublicationEntry> staged, DateTimeOffset now)
    {
        var key = PublicationKey.Of(publication);
        if (_byKey.TryGetValue(key, out var first))
        {
            return new AcceptanceResult(first.Compare(publication), first.Id);
        }

        room.Take(1);
        var entry = new PublicationEntry(publication, now) { FanOut = new FanOut(publication.DueAt, null) };
        _byKey.Add(key, entry);
        staged.Add(entry);
        return new AcceptanceResult(Acceptance.New, publication.Id);
    }

    private PublicationEntry? ById(Guid id)
    {
        CatchUp();
        return _byId.GetValueOrDefault(id);
    }

    // Made when somebody asks by id: most publications are never asked for.
    private void CatchUp()
    {
        for (; _indexed < _accepted.Count; _indexed++)
        {
            _byId[_accepted[_indexed].Id] = _accepted[_indexed];
        }
    }

    private bool TryReserve(in AppendPart part) => part.Entry is not { } entry
        || (part.Request.Lease is { } lease ? FanOutQueue.IsHeld(entry, lease) : _byKey.TryAdd(part.Key, entry));

    private void Unreserve(ReadOnlySpan<AppendPart> parts)
    {
        foreach (ref readonly var part in parts)
        {
            if (part is { Entry: not null, Request.Lease: null })
            {
                _byKey.Remove(part.Key);
            }
        }
    }

    private void Commit(PublicationEntry entry, AppendRequest request)
    {
        if (request.Lease is null)
        {
            Add(entry);
        }
        else
        {
            _fanOuts.Advance(entry, request);
        }
    }

    private void Add(PublicationEntry entry)
    {
        _accepted.Add(entry);
        _fanOuts.Add(entry);
    }
}
