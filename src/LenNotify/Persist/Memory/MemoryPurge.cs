using LenNotify.Storage;

namespace LenNotify;

/// <summary>One purge: ended deliveries first, which free their items, which free their publications.</summary>
internal sealed class MemoryPurge(MemoryState state, RetentionPolicy policy, int most, DateTimeOffset now)
{
    private int _left = most;

    /// <summary>The items that may go, for the policy to offer.</summary>
    public IReadOnlyList<StoredItem> Find(PurgeRound round)
    {
        var found = new List<StoredItem>();
        var before = (now - policy.Items).UtcTicks;
        foreach (var person in round.Next())
        {
            lock (person.Gate)
            {
                found.AddRange((person.HasFiltered ? person.Listed.All.Concat(person.Filtered.All) : person.Listed.All)
                    .Where(item => IsRemovable(item, before)).Take(_left - found.Count));
            }

            if (found.Count == _left)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Removes what the policy no longer keeps; of items, where they were offered, those alone.</summary>
    public PurgedBatch Run(PurgeRound round, IReadOnlyList<StoredItem>? offered = null)
    {
        var items = offered is null ? 0 : Items(offered);
        var deliveries = Deliveries((now - policy.Deliveries).UtcTicks);
        foreach (var person in _left == 0 ? [] : round.Next())
        {
            lock (person.Gate)
            {
                deliveries += Attempts(person, (now - policy.Deliveries).UtcTicks);
                items += offered is null ? Items(person, static _ => true) : 0;
            }

            if (_left == 0)
            {
                break;
            }
        }

        if (items > 0)
        {
            state.Rows.Expiring.Sweep();
        }

        var accepted = (now - policy.DedupeKeys).UtcTicks;
        var publications = state.Publications.Remove(
            entry => entry.AcceptedAt < accepted && entry.FanOut is null && !entry.HasRows, _left);
        return new PurgedBatch(items, deliveries, publications);
    }

    private int Deliveries(long before)
    {
        var purged = 0;
        foreach (var row in state.Rows.Dead.Find(row => row.EndedAt < before, _left, newestFirst: false))
        {
            lock (row.Person.Gate)
            {
                if (state.Rows.Dead.Remove(row))
                {
                    Purge(row);
                    purged++;
                }
            }
        }

        _left -= purged;
        while (_left > 0 && state.Reports.TakeOld(before) is { } row)
        {
            lock (row.Person.Gate)
            {
                // A late word may have made it a dead letter in the meantime: those are purged as such.
                if (row.Fate == DeliveryFate.Delivered)
                {
                    Purge(row);
                    purged++;
                    _left--;
                }
            }

            // No word is waited for any more.
            state.Rows.Resolve(row, died: row.Fate == DeliveryFate.Dead, now);
        }

        return purged;
    }

    private void Purge(MemoryDelivery row)
    {
        row.Fate = DeliveryFate.Dropped;
        state.Rows.Forget(row);
        for (var index = 0; index < row.Count; index++)
        {
            state.HistoryRoom.Give(row[index].Cut(entry => entry is AttemptTrail attempt && attempt.DeliveryId == row.Id));
        }
    }

    // What ended without leaving a row is known by its last attempt.
    private int Attempts(Person person, long before)
    {
        var purged = 0;
        foreach (var item in person.Listed.All)
        {
            if (_left == 0)
            {
                break;
            }

            var cut = item.Rows > 0 || item.Trail is null ? 0 : item.Cut(entry => entry is AttemptTrail attempt && attempt.At < before);
            state.HistoryRoom.Give(cut);
            purged += cut > 0 ? 1 : 0;
            _left -= cut > 0 ? 1 : 0;
        }

        return purged;
    }

    private int Items(IReadOnlyList<StoredItem> offered)
    {
        var purged = 0;
        var wanted = offered.ToHashSet();
        foreach (var person in offered.Select(item => item.Person).Distinct())
        {
            lock (person.Gate)
            {
                purged += Items(person, wanted.Contains);
            }
        }

        return purged;
    }

    private int Items(Person person, Predicate<StoredItem> wanted)
    {
        var before = (now - policy.Items).UtcTicks;
        var purged = person.Listed.Remove(Purge);
        purged += person.HasFiltered ? person.Filtered.Remove(Purge) : 0;
        state.ItemRoom.Give(purged);
        return purged;

        bool Purge(StoredItem item)
        {
            if (_left == 0 || !IsRemovable(item, before) || !wanted(item))
            {
                return false;
            }

            _left--;
            person.Leave(item);
            item.Gone = true;
            item.Source.Forget(item);
            state.HistoryRoom.Give(item.Cut(static _ => true));
            return true;
        }
    }

    private bool IsRemovable(StoredItem item, long before) =>
        item.CreatedAt < before && item.Rows == 0 && !(policy.KeepUnread && item.Counted);
}
