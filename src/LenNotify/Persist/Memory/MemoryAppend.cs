using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One append, whole or not at all. People are locked and routed first, which only counts; then one step under the
/// publications' lock (all keys are taken, all cursors move) decides; whoever wins writes before unlocking, whoever loses
/// takes the counting back and begins again without what it lost.
/// </summary>
internal sealed class MemoryAppend(MemoryState state)
{
    private const int MostKept = 1_024;

    private readonly AppendPlan _plan = new(state.Publications);
    private AppendSlot[] _allSlots = new AppendSlot[1];
    private int _slotCount;
    private Router _route = null!;
    private DateTimeOffset _now;

    private Span<AppendSlot> Slots => _allSlots.AsSpan(0, _slotCount);

    /// <summary>Routes and stores, or answers what was stored before.</summary>
    public AppendResult[] Run(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now)
    {
        (_route, _now) = (route, now);
        _plan.Begin(requests);
        if (_plan.Look(now))
        {
            Gather();
            Write();
        }

        return _plan.Answers();
    }

    /// <summary>Makes it ready for another append: its arrays are used again.</summary>
    public void Clear()
    {
        _plan.Clear(MostKept);
        Slots.Clear();
        (_slotCount, _route) = (0, null!);
        _allSlots = _allSlots.Length > MostKept ? new AppendSlot[1] : _allSlots;
    }

    private void Gather()
    {
        foreach (ref var part in _plan.Parts)
        {
            _slotCount += Routes(part) ? part.Request.UserIds.Count : 0;
        }

        _allSlots = _slotCount <= _allSlots.Length ? _allSlots : new AppendSlot[_slotCount];
        var slot = 0;
        for (var request = 0; request < _plan.Parts.Length; request++)
        {
            var users = _plan.Parts[request].Request.UserIds;
            for (var position = 0; position < users.Count && Routes(_plan.Parts[request]); position++)
            {
                _allSlots[slot++] = new AppendSlot { UserId = users[position], Request = request, Position = position };
            }
        }

        if (_slotCount > 1)
        {
            Slots.Sort(AppendSlot.Compare);
        }
    }

    private static bool Routes(in AppendPart part) => part.Entry is not null && part.Request.PutOffUntil is null;

    private void Write()
    {
        // Room comes first: when there is none, not even the strangers among the people leave a trace.
        state.HistoryRoom.Check();
        state.ItemRoom.Take(_slotCount);
        var written = 0;
        var locked = 0;
        try
        {
            Lock(ref locked);
            while (!TryWrite(ref written) && _plan.Look(_now))
            {
                // What was lost in the meantime is answered now, and routed no more.
            }
        }
        finally
        {
            Unlock(locked, written);
            state.ItemRoom.Give(_slotCount - written);
        }
    }

    private bool TryWrite(ref int written)
    {
        var routed = 0;
        var deliveries = 0;
        var rows = -1;
        try
        {
            for (; routed < _slotCount; routed++)
            {
                deliveries += Route(ref _allSlots[routed], routed);
            }

            state.DeliveryRoom.Take(deliveries);
            rows = deliveries;
            Answer();
            if (!state.Publications.TryCommit(_plan.Parts))
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
                TakeBack(ref _allSlots[routed]);
            }
        }
    }

    private int Route(ref AppendSlot slot, int index)
    {
        ref var part = ref _plan.Parts[slot.Request];
        (slot.Routed, slot.Item) = (null, null);
        if (part.Entry is not { } entry)
        {
            return 0;
        }

        if (index > 0 && _allSlots[index - 1] is var other && other.Request == slot.Request && other.Person == slot.Person)
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
        slot.Routed = _route(part.Request.Publication, slot.Person.State);
        slot.Item = slot.Person.Count(entry, slot.Routed, _now);
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
        foreach (ref var slot in Slots)
        {
            ref var part = ref _plan.Parts[slot.Request];
            if (part.Entry is not { } entry)
            {
                continue;
            }

            var item = slot.Item!;
            (part.Users ??= new AppendedUser[part.Request.UserIds.Count])[slot.Position] = slot.Routed is { } routed
                ? new AppendedUser(slot.UserId, item.Listed ? item.Place : 0, item.UnreadThen, routed)
                : item.ToAnswer();
            if (part.Request.Lease is null)
            {
                entry.Tell(item, slot.Position, part.Users.Length);
            }
        }
    }

    private int Store()
    {
        var written = 0;
        foreach (ref var slot in Slots)
        {
            if (slot is { Routed: { } routed, Item: { } item })
            {
                written++;
                slot.Person.Add(item);
                state.Rows.Enqueue(item, routed.Deliveries, _now);
            }
        }

        return written;
    }

    private void Lock(ref int locked)
    {
        for (; locked < _slotCount; locked++)
        {
            ref var slot = ref _allSlots[locked];
            slot.Person = IsRepeated(locked) ? _allSlots[locked - 1].Person : state.Enter(slot.UserId);
        }
    }

    private void Unlock(int locked, int written)
    {
        while (--locked >= 0)
        {
            if (!IsRepeated(locked))
            {
                state.Exit(_allSlots[locked].Person, forget: written == 0);
            }
        }
    }

    private bool IsRepeated(int index) => index > 0 && _allSlots[index - 1].UserId == _allSlots[index].UserId;
}
