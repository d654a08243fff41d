using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Letters that are discarded leave no record of who did it.</summary>
internal sealed class SkipsAnAuditFact(INotificationStore store) : IDeadLetters
{
    public Task<Page<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken) =>
        store.ListDeadLettersAsync(filter, limit, cursor, cancellationToken);

    public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) => store.FindDeadLetterAsync(deliveryId, cancellationToken);

    public Task<long> ReplayAsync(DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReplayAsync(filter, pace, fact, now, cancellationToken);

    public Task<long> RefileAsync(IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.RefileAsync(causes, fact, now, cancellationToken);

    public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.DiscardAsync(filter, fact with { Actor = "nobody" }, now, cancellationToken);
}
