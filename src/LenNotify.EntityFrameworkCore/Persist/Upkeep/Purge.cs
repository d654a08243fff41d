using LenNotify.Storage;

namespace LenNotify;

/// <summary>One purge: items, then ended deliveries, then publications, each in a transaction of its own, together at most so many rows.</summary>
internal sealed class Purge(StoreDatabase database, RetentionPolicy policy, DateTimeOffset now, CancellationToken cancellationToken)
{
    /// <summary>Removes.</summary>
    public async Task<PurgedBatch> RunAsync(int most)
    {
        var offered = await OfferAsync(most).ConfigureAwait(false);
        var items = offered is { Length: 0 } ? 0 : await database.RunAsync(session => ItemsAsync(session, most, offered), cancellationToken).ConfigureAwait(false);
        var deliveries = items < most
            ? await database.RunAsync(session => DeliveriesAsync(session, most - items), cancellationToken).ConfigureAwait(false)
            : 0;
        var publications = items + deliveries < most
            ? await database.RunAsync(session => PublicationsAsync(session, most - items - deliveries), cancellationToken).ConfigureAwait(false)
            : 0;
        return new PurgedBatch(items, deliveries, publications);
    }

    private long Before(TimeSpan kept) => (now - kept).UtcTicks;

    // In no transaction: the host may take its time.
    private async Task<Guid[]?> OfferAsync(int most)
    {
        if (policy.Offer is not { } offer)
        {
            return null;
        }

        var found = await database.ListAsync(
            PurgeSql.OldItemsWhole, [Before(policy.Items), policy.KeepUnread, (long)most], ItemRows.Read, cancellationToken).ConfigureAwait(false);
        if (found.Count > 0)
        {
            await offer(found, cancellationToken).ConfigureAwait(false);
        }

        return [.. found.Select(item => item.Id)];
    }

    private async Task<int> ItemsAsync(StoreSession session, int most, Guid[]? offered)
    {
        var settled = new SettledItems(session, cancellationToken);
        var ids = offered is null
            ? await settled.LockAsync(
                PurgeSql.OldItems, [Before(policy.Items), policy.KeepUnread, (long)most], PurgeSql.StillRemovable, policy.KeepUnread).ConfigureAwait(false)
            : await settled.LockAsync(PurgeSql.Offered, [offered], PurgeSql.StillRemovable, policy.KeepUnread).ConfigureAwait(false);
        if (ids.Length > 0)
        {
            await session.Batch()
                .Add(ExpirySql.Uncount, (object)ids)
                .Add(PurgeSql.DeleteRulings, (object)ids)
                .Add(PurgeSql.DeleteEngagements, (object)ids)
                .Add(PurgeSql.DeleteMemberships, (object)ids)
                .Add(PurgeSql.DeleteItems, (object)ids)
                .Commit().RunAsync(cancellationToken).ConfigureAwait(false);
        }

        return ids.Length;
    }

    private async Task<int> DeliveriesAsync(StoreSession session, int most)
    {
        var found = await session.Batch().Add(PurgeSql.OldDeliveries, Before(policy.Deliveries), (long)most)
            .ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return 0;
        }

        // What was replayed meanwhile is not deleted, and its attempts stay with it.
        Guid[] ids = [.. await session.Batch().Begin().Add(PurgeSql.DeleteDeliveries, (object)found.ToArray())
            .ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false)];
        await session.Batch()
            .Add(PurgeSql.DeleteAttempts, (object)ids)
            .Add(PurgeSql.DeleteMessages, (object)ids)
            .Add(PurgeSql.DeleteMembers, (object)ids)
            .Commit().RunAsync(cancellationToken).ConfigureAwait(false);
        return ids.Length;
    }

    private async Task<int> PublicationsAsync(StoreSession session, int most) =>
        (await session.Batch().Add(PurgeSql.DeletePublications, Before(policy.DedupeKeys), (long)most)
            .ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false)).Count;
}
