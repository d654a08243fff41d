using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 9: the database's clock, and what it has for waking other nodes.</summary>
internal sealed class EntityStoreSignals(StoreDatabase database) : IStoreSignals
{
    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var reader = await session.Batch().Add("SELECT {clock}").ReadAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return await reader.SingleAsync(row => row.Instant(), cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken);

    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        topics.Count == 0
            ? Task.CompletedTask
            : database.Dialect.SignalAsync(database, topics, cancellationToken);

    public IAsyncEnumerable<string> ListenAsync(CancellationToken cancellationToken) =>
        database.Dialect.ListenAsync(database.Contexts, cancellationToken);
}
