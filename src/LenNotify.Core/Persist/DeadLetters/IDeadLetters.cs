namespace LenNotify.Storage;

/// <summary>Role 4: what failed for good.</summary>
public interface IDeadLetters
{
    /// <summary>A page of letters, newest first.</summary>
    Task<Page<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>One letter, or null.</summary>
    Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken);

    /// <summary>
    /// Puts letters back into the queue under their old idempotency keys, spread out by <see cref="ReplayPace"/>; each is
    /// judged again when due. But for the key a replay begins anew: its attempts count from 1 again, its age begins with the
    /// first of them, and it takes the caps again. Answers how many.
    /// </summary>
    Task<long> ReplayAsync(DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives letters up for good. Answers how many.</summary>
    Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Gives letters, by delivery, another cause: for those that were judged again and cannot go back. They stay where they
    /// are in the order; what is no dead letter any more stays as it is. Answers how many.
    /// </summary>
    Task<long> RefileAsync(IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);
}
