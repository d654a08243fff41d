using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 8 in memory.</summary>
internal sealed class MemoryUpkeep(MemoryState state, MemoryContacts contacts, MemoryDocuments documents) : IUpkeep
{
    private readonly Lock _purging = new();
    private readonly PurgeRound _round = new(state);

    public Task<int> ExpireAsync(int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expired = 0;
        while (expired < most && state.Rows.Expiring.TryTake(now, out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            expired += Expire(next.Item, next.Rows, now) ? 1 : 0;
        }

        return Task.FromResult(expired);
    }

    public Task<PurgedBatch> PurgeAsync(RetentionPolicy policy, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (policy.Offer is not null)
        {
            return PurgeOfferedAsync(policy, most, now, cancellationToken);
        }

        lock (_purging)
        {
            return Task.FromResult(new MemoryPurge(state, policy, most, now).Run(_round));
        }
    }

    public IAsyncEnumerable<StoredDocument> ExportAsync(string userId, CancellationToken cancellationToken) =>
        new MemoryExport(state, contacts, documents).Run(userId);

    public Task<ErasureReceipt> EraseAsync(string userId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(new MemoryErasure(state, contacts, documents).Run(userId, fact, now));

    public Task<string?> PrepareAsync(bool create, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    private async Task<PurgedBatch> PurgeOfferedAsync(RetentionPolicy policy, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var purge = new MemoryPurge(state, policy, most, now);
        IReadOnlyList<StoredItem> found;
        lock (_purging)
        {
            found = purge.Find(_round);
        }

        if (found.Count > 0)
        {
            await policy.Offer!([.. found.Select(Read)], cancellationToken).ConfigureAwait(false);
        }

        lock (_purging)
        {
            return purge.Run(_round, found);
        }
    }

    private static InboxItem Read(StoredItem item)
    {
        lock (item.Person.Gate)
        {
            return item.ToItem();
        }
    }

    private bool Expire(StoredItem item, MemoryDelivery[] rows, DateTimeOffset now)
    {
        List<MemoryDelivery>? dropped = null;
        lock (item.Person.Gate)
        {
            if (item.Gone)
            {
                return false;
            }

            item.Expired = true;
            item.Person.Leave(item);
            foreach (var row in rows)
            {
                if (TryDrop(row, item, now))
                {
                    (dropped ??= []).Add(row);
                }
            }
        }

        foreach (var row in dropped ?? [])
        {
            state.Rows.Resolve(row, died: false, now);
        }

        return true;
    }

    // True when the row is over because of it. What is under way stays its owner's.
    private bool TryDrop(MemoryDelivery row, StoredItem item, DateTimeOffset now)
    {
        if (row.Fate != DeliveryFate.Open || !row.Queue.IsIdle(row))
        {
            return false;
        }

        state.Rows.Rule(row, item, new StoredDecision(row.Queue.Channel, Verdict.Suppress, Reason.Expired, null, false), now);
        if (!row.Expire())
        {
            return false;
        }

        row.Queue.Remove(row);
        state.Rows.Drop(row);
        return true;
    }
}
