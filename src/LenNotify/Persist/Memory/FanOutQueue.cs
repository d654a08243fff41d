using LenNotify.Storage;

namespace LenNotify;

/// <summary>The publications that a worker still has to route, oldest due first. Used under the publications' lock only.</summary>
internal sealed class FanOutQueue
{
    private readonly SortedSet<PublicationEntry> _unrouted = new(Comparer<PublicationEntry>.Create(static (left, right) =>
        (left.FanOut!.NotBefore, left.Id).CompareTo((right.FanOut!.NotBefore, right.Id))));

    /// <summary>Whether the lease still is the publication's.</summary>
    public static bool IsHeld(PublicationEntry entry, Lease lease) => entry.FanOut?.Lease?.Owner == lease.Owner;

    /// <summary>Puts one in, if it needs a worker.</summary>
    public void Add(PublicationEntry entry)
    {
        if (entry.FanOut is not null)
        {
            _unrouted.Add(entry);
        }
    }

    /// <summary>Leases what is due and nobody else holds.</summary>
    public IReadOnlyList<ClaimedPublication> Claim(PublicationClaim claim, DateTimeOffset now)
    {
        var claimed = new List<ClaimedPublication>();
        foreach (var entry in _unrouted)
        {
            var fanOut = entry.FanOut!;
            if (claimed.Count == claim.Most || fanOut.NotBefore > now)
            {
                break;
            }

            if ((fanOut.Lease is null || fanOut.Lease.Until <= now || IsHeld(entry, claim.Lease)) && !(claim.NamedOnly && entry.Publication.Audience.Segment is not null))
            {
                fanOut.Lease = claim.Lease;
                claimed.Add(new ClaimedPublication(entry.Publication, fanOut.Cursor, ++fanOut.Claims));
            }
        }

        return claimed;
    }

    /// <summary>Moves one on, or puts it off, as its chunk says.</summary>
    public void Advance(PublicationEntry entry, AppendRequest request)
    {
        var fanOut = entry.FanOut!;
        if (request.PutOffUntil is { } until)
        {
            _unrouted.Remove(entry);
            (fanOut.NotBefore, fanOut.Lease) = (until, null);
            _unrouted.Add(entry);
        }
        else if (request.NextCursor is { } cursor)
        {
            (fanOut.Cursor, fanOut.Claims, fanOut.Lease) = (cursor, 0, request.Lease);
        }
        else
        {
            Finish(entry);
        }
    }

    /// <summary>It needs no worker any more.</summary>
    public void Finish(PublicationEntry entry)
    {
        if (entry.FanOut is not null)
        {
            _unrouted.Remove(entry);
            entry.FanOut = null;
        }
    }
}
