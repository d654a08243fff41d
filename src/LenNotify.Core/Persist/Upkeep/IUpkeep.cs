namespace LenNotify.Storage;

/// <summary>Role 8: what keeps a store fit, and a person's rights over what it holds.</summary>
public interface IUpkeep
{
    /// <summary>Settles items that expired: they leave lists and counts, their deliveries are dropped. Answers how many; at most <paramref name="most"/>.</summary>
    Task<int> ExpireAsync(int most, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes what the policy no longer keeps; at most <paramref name="most"/>. The counters stay right.</summary>
    Task<PurgedBatch> PurgeAsync(RetentionPolicy policy, int most, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Everything held about a person, one JSON document after the other, streamed.</summary>
    IAsyncEnumerable<StoredDocument> ExportAsync(string userId, CancellationToken cancellationToken);

    /// <summary>
    /// Removes everything about a person but the keyed hashes of suppressed addresses: also the facts of the record by or
    /// about the person, and publications addressed to nobody else; other audiences lose the name, and a fan-out whose
    /// cursor holds it begins anew. No count goes on either: the sequence of the inbox and the version of the
    /// contact book begin at 1 again for who comes back. The target of <paramref name="fact"/> is the keyed hash of the user id, which the receipt
    /// repeats: a store knows no key.
    /// </summary>
    Task<ErasureReceipt> EraseAsync(string userId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Checks schema or indexes, or makes them where the host allowed it; null when all is well, else the sentence that mends it.</summary>
    Task<string?> PrepareAsync(bool create, CancellationToken cancellationToken);
}
