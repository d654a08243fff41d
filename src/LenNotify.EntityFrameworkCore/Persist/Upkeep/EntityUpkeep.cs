using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 8 in a relational database.</summary>
internal sealed class EntityUpkeep(StoreDatabase database, OutboxCollector outbox) : IUpkeep
{
    public Task<int> ExpireAsync(int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var ids = await new SettledItems(session, cancellationToken).LockAsync(
                    ExpirySql.Expired, [now.UtcTicks, (long)most], ExpirySql.StillUnsettled).ConfigureAwait(false);
                if (ids.Length == 0)
                {
                    return 0;
                }

                var dropped = await session.Batch()
                    .Add(ExpirySql.Uncount, (object)ids)
                    .Add(ExpirySql.Settle, (object)ids)
                    .Add(ExpirySql.Rule, ids, now.UtcTicks, (short)Verdict.Suppress, (short)Reason.Expired)
                    .Add(ExpirySql.Leave, ids, now.UtcTicks)
                    .Add(ExpirySql.Drop, ids, now.UtcTicks)
                    .ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false);
                await session.Batch().AddIf(dropped.Count > 0, EndSql.DropWaiting, dropped.ToArray(), now.UtcTicks)
                    .Commit().RunAsync(cancellationToken).ConfigureAwait(false);
                return ids.Length;
            },
            cancellationToken);

    public Task<PurgedBatch> PurgeAsync(RetentionPolicy policy, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        new Purge(database, policy, now, cancellationToken).RunAsync(most);

    public async IAsyncEnumerable<StoredDocument> ExportAsync(string userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        foreach (var (statement, read) in ExportSql.Parts(userId))
        {
            var reader = await session.Batch().AddStream(statement, userId).ReadAsync(cancellationToken).ConfigureAwait(false);
            await using var closingReader = reader.ConfigureAwait(false);
            await foreach (var document in reader.StreamAsync(read, cancellationToken).ConfigureAwait(false))
            {
                yield return document;
            }
        }
    }

    public async Task<ErasureReceipt> EraseAsync(string userId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What names the person is found among the publications.
        while (await outbox.CollectAsync(now, cancellationToken).ConfigureAwait(false) > 0)
        {
        }

        return await database.RunAsync(session => new Erasure(session, userId, fact, now, cancellationToken).RunAsync(), cancellationToken).ConfigureAwait(false);
    }

    public Task<string?> PrepareAsync(bool create, CancellationToken cancellationToken) =>
        new SchemaCheck(database).RunAsync(create, cancellationToken);
}
