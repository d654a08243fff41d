using LenNotify.Storage;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Role 8 in MongoDB.</summary>
internal sealed class MongoUpkeep(MongoTables tables, People people, AuditTrail trail, Deployment deployment) : IUpkeep
{
    public async Task<int> ExpireAsync(int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await people.SweepAsync(cancellationToken).ConfigureAwait(false);
        return await new Expiry(tables, people, now).RunAsync(most, cancellationToken).ConfigureAwait(false);
    }

    public Task<PurgedBatch> PurgeAsync(RetentionPolicy policy, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        new Purge(tables, people, policy, now, cancellationToken).RunAsync(most);

    public IAsyncEnumerable<StoredDocument> ExportAsync(string userId, CancellationToken cancellationToken) =>
        new Export(tables, people, userId).RunAsync(cancellationToken);

    public Task<ErasureReceipt> EraseAsync(string userId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        new Erasure(tables, people, trail, userId, now).RunAsync(fact, cancellationToken);

    public async Task<string?> PrepareAsync(bool create, CancellationToken cancellationToken)
    {
        // How commits are made is settled, and told, when a host starts.
        await FindServerAsync(cancellationToken).ConfigureAwait(false);
        return await new IndexCheck(tables).RunAsync(create || tables.CreatesIndexes, cancellationToken).ConfigureAwait(false);
    }

    private async Task FindServerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await deployment.HasTransactionsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or (MongoConnectionException and not MongoAuthenticationException))
        {
            throw new TimeoutException(
                $"No MongoDB server answers at {string.Join(", ", tables.Database.Client.Settings.Servers)}. Start it, or name another: "
                    + "UseMongo(o => o.ConnectionString = \"mongodb://…/shop\"), or the IMongoDatabase that is registered.",
                e);
        }
    }
}
