using LenNotify.Storage;

namespace LenNotify;

/// <summary>The store's dead letters, and word to whoever delivers of what a replay put back into the queue.</summary>
/// <param name="store">The letters.</param>
/// <param name="bells">Made when there is something to tell: to look at letters a host needs neither channels nor keys.</param>
internal sealed class WakingDeadLetters(IDeadLetters store, Func<DeliveryBells> bells) : IDeadLetters
{
    public Task<Page<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken) =>
        store.ListDeadLettersAsync(filter, limit, cursor, cancellationToken);

    public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) => store.FindDeadLetterAsync(deliveryId, cancellationToken);

    public async Task<long> ReplayAsync(DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var replayed = await store.ReplayAsync(filter, pace, fact, now, cancellationToken).ConfigureAwait(false);
        if (replayed > 0)
        {
            // The first is due now, and a claim tells when the next will be.
            bells().Ring(filter.Channel, now);
        }

        return replayed;
    }

    public Task<long> RefileAsync(IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.RefileAsync(causes, fact, now, cancellationToken);

    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.DiscardAsync(filter, fact, now, cancellationToken);
}
