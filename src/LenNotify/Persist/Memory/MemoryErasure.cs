using LenNotify.Storage;

namespace LenNotify;

/// <summary>One erasure: everything in which the person is named goes, wherever it is.</summary>
internal sealed class MemoryErasure(MemoryState state, MemoryContacts contacts, MemoryDocuments documents)
{
    /// <summary>Erases the person. The fact is kept first: without room for it nothing happens.</summary>
    public ErasureReceipt Run(string userId, AuditFact fact, DateTimeOffset now)
    {
        state.Audit.Add(fact, now);
        var removed = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["contacts"] = contacts.Erase(userId),
            ["documents"] = documents.Erase(userId),
            ["publications"] = Publications(userId),
            ["items"] = 0,
            ["deliveries"] = 0,
        };
        if (state.Find(userId) is { } person)
        {
            IReadOnlyList<MemoryDelivery> rows;
            lock (person.Gate)
            {
                state.Remove(person);
                rows = state.Rows.Index.Of(person);
                removed["deliveries"] = rows.Count(Erase);
                removed["items"] = person.Listed.Remove(Erase) + (person.HasFiltered ? person.Filtered.Remove(Erase) : 0);
            }

            state.ItemRoom.Give((int)removed["items"]);
            state.Rows.Expiring.Sweep();
            state.Reports.Sweep();
            foreach (var row in rows)
            {
                state.Rows.Resolve(row, died: false, now);
            }
        }

        removed["audit_facts"] = state.Audit.Erase(userId);
        return new ErasureReceipt(fact.Target, now, removed);
    }

    private bool Erase(MemoryDelivery row)
    {
        row.Queue.Remove(row);
        state.Rows.Dead.Remove(row);
        state.Rows.Drop(row);
        return true;
    }

    private bool Erase(StoredItem item)
    {
        item.Gone = true;
        item.Source.Forget(item);
        state.HistoryRoom.Give(item.Cut(static _ => true));
        return true;
    }

    // Whom nobody else was told goes with the person; what others were told loses the name.
    private int Publications(string userId) => state.Publications.Remove(
        entry =>
        {
            if (entry.FanOut is { Cursor: { } cursor } fanOut && cursor.Contains(userId, StringComparison.Ordinal))
            {
                // It begins anew: nobody is routed twice.
                fanOut.Cursor = null;
            }

            var audience = entry.Publication.Audience;
            if (!audience.UserIds.Contains(userId))
            {
                return false;
            }

            var others = audience.UserIds.Where(id => id != userId).ToArray();
            entry.Publication = others.Length == 0 ? entry.Publication : entry.Publication with { Audience = Audience.Users(others) };
            return others.Length == 0;
        },
        int.MaxValue);
}
