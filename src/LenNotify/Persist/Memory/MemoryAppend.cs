using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One append, whole or not at all. People are locked and routed first, which only counts; then one step under the
/// publications' lock (all keys are taken, all cursors move) decides; whoever wins writes before unlocking, whoever loses
/// takes the counting back and begins again without what it lost.
/// </summary>
internal sealed class MemoryAppend(MemoryState state, Router route, DateTimeOffset now)
{
    private AppendPart[] _parts = [];
    private AppendSlot[] _slots = [];

    /// <summary>Routes and stores, or answers what was stored before.</summary>
    public AppendResult[] Run(IReadOnlyList<AppendRequest> requests)
    {
        _parts = new AppendPart[requests.Count];
        for (var index = 0; index < _parts.Length; index++)
        {
            _parts[index] = new AppendPart { Request = requests[index], SameAs = -1 };
        }

        if (Look())
        {
            _slots = Gather();
            Write();
        }

        return Array.ConvertAll(_parts, part => part.SameAs < 0 ? part.Answer! : Repeat(_parts[part.SameAs].Entry!, part.Request.Publication));
    }

    private static AppendResult Repeat(PublicationEntry first, Publication offered)
    {
        var acceptance = first.Compare(offered);
        return new AppendResult(
            acceptance,
            first.Id,
            acceptance == Acceptance.Same ? [.. first.First.OfType<StoredItem>().Select(item => item.ToAnswer())] : []);
    }

    // Finds out what is new, and answers the rest; false when nothing is left to write.
    private bool Look()
    {
        var seen = _parts.Length > 1 ? new Dictionary<PublicationKey, int>(_parts.Length) : null;
        var open = false;
        for (var index = 0; index < _parts.Length; index++)
        {
            ref var part = ref _parts[index];
            var (request, publication) = (part.Request, part.Request.Publication);
            if (request.Lease is { } lease)
            {
                part.Entry = state.Publications.Held(publication.Id, lease);
                part.Answer = part.Entry is null ? new AppendResult(Acceptance.Same, publication.Id, [], Fenced: true) : null;
            }
            else if (state.Publications.Find(publication) is { } known)
            {
                (part.Entry, part.Answer) = (null, Repeat(known, publication));
            }
            else if (seen is not null && !seen.TryAdd(new PublicationKey(publication.Producer, publication.DedupeKey), index))
            {
                part.SameAs = seen[new PublicationKey(publication.Producer, publication.DedupeKey)];
            }
            else
            {
                part.Entry ??= new PublicationEntry(publication, now)
                {
                    FanOut = request.NextCursor is { } cursor ? new FanOut(publication.DueAt, cursor) : null,
                };
            }

            open |= part.Entry is not null;
        }

        return open;
    }

    private AppendSlot[] Gather()
    {
        var count = 0;
        foreach (ref var part in _parts.AsSpan())
        {
            count += Routes(part) ? part.Request.UserIds.Count : 0;
        }

        var slots = new AppendSlot[count];
        for (var request = 0; request < _parts.Length; request++)
        {
            if (!Routes(_parts[request]))
            {
                continue;
            }

            var users = _parts[request].Request.UserIds;
            for (var position = 0; position < users.Count; position++)
            {
                slots[^count--] = new AppendSlot { UserId = users[position], Request = request, Position = position };
            }
        }

        if (slots.Length > 1)
        {
            slots.AsSpan().Sort(AppendSlot.Compare);
        }

        return slots;
    }

    private static bool Routes(in AppendPart part) => part.Entry is not null && part.Request.PutOffUntil is null;

    private void Write()
    {
        // Room comes first: when there is none, not even the strangers among the people leave a trace.
        state.HistoryRoom.Check();
        state.ItemRoom.Take(_slots.Length);
        var written = 0;
        var locked = 0;
        try
        {
            Lock(ref locked);
            while (!TryWrite(ref written) && Look())
            {
                // What was lost in the meantime is answered now, and routed no more.
            }
        }
        finally
        {
            Unlock(locked, written);
            state.ItemRoom.Give(_slots.Length - written);
        }
    }

    private bool TryWrite(ref int written)
    {
        var routed = 0;
        var deliveries = 0;
        var rows = -1;
        try
        {
            for (; routed < _slots.Length; routed++)
            {
                deliveries += Route(ref _slots[routed], routed);
            }

            state.DeliveryRoom.Take(deliveries);
            rows = deliveries;
            Answer();
            if (!state.Publications.TryCommit(_parts))
            {
                return false;
            }

            (rows, routed) = (-1, 0);
            written = Store();
            return true;
        }
        finally
        {
            // Also when a router throws, or there is no room: nothing of it happened.
            state.DeliveryRoom.Give(Math.Max(0, rows));
            while (--routed >= 0)
            {
                TakeBack(ref _slots[routed]);
            }
        }
    }

    private int Route(ref AppendSlot slot, int index)
    {
        ref var part = ref _parts[slot.Request];
        (slot.Routed, slot.Item) = (null, null);
        if (part.Entry is not { } entry)
        {
            return 0;
        }

        if (index > 0 && _slots[index - 1] is var other && other.Request == slot.Request && other.Person == slot.Person)
        {
            slot.Item = other.Item;
            return 0;
        }

        slot.Item = part.Request.Lease is null ? null : slot.Person.FindBySource(entry.Id);
        if (slot.Item is not null)
        {
            return 0;
        }

        slot.Before = slot.Person.Activity;
        slot.Routed = route(part.Request.Publication, slot.Person.State);
        slot.Item = slot.Person.Count(entry, slot.Routed, now);
        return slot.Routed.Deliveries.Count;
    }

    private static void TakeBack(ref AppendSlot slot)
    {
        if (slot is { Routed: not null, Item: { } item })
        {
            slot.Person.Uncount(item, slot.Before);
        }
    }

    private void Answer()
    {
        var users = new AppendedUser[_parts.Length][];
        foreach (ref var slot in _slots.AsSpan())
        {
            if (_parts[slot.Request].Entry is not { } entry)
            {
                continue;
            }

            var count = _parts[slot.Request].Request.UserIds.Count;
            var answers = users[slot.Request] ??= new AppendedUser[count];
            var item = slot.Item!;
            answers[slot.Position] = slot.Routed is { } routed
                ? new AppendedUser(slot.UserId, item.Listed ? item.Place : 0, item.UnreadThen, routed)
                : item.ToAnswer();
            if (_parts[slot.Request].Request.Lease is null)
            {
                entry.First = entry.First.Length == count ? entry.First : new StoredItem?[count];
                entry.First[slot.Position] = item;
            }
        }

        for (var index = 0; index < _parts.Length; index++)
        {
            if (_parts[index].Entry is { } entry)
            {
                _parts[index].Answer = new AppendResult(Acceptance.New, entry.Id, users[index] ?? []);
            }
        }
    }

    private int Store()
    {
        var written = 0;
        foreach (ref var slot in _slots.AsSpan())
        {
            if (slot is { Routed: { } routed, Item: { } item })
            {
                written++;
                slot.Person.Add(item);
                state.Rows.Enqueue(item, routed.Deliveries, now);
            }
        }

        return written;
    }

    private void Lock(ref int locked)
    {
        for (; locked < _slots.Length; locked++)
        {
            ref var slot = ref _slots[locked];
            slot.Person = IsRepeated(locked) ? _slots[locked - 1].Person : state.Enter(slot.UserId);
        }
    }

    private void Unlock(int locked, int written)
    {
        while (--locked >= 0)
        {
            if (!IsRepeated(locked))
            {
                state.Exit(_slots[locked].Person, forget: written == 0);
            }
        }
    }

    private bool IsRepeated(int index) => index > 0 && _slots[index - 1].UserId == _slots[index].UserId;
}
