namespace LenNotify.Storage;

/// <summary>Role 5: addresses, apart from preferences. The store sees them protected only.</summary>
public interface IContacts
{
    /// <summary>People's books in the order asked, in one read; empty for who has none. For one person: <see cref="SingleReads"/>.</summary>
    Task<IReadOnlyList<ContactBook>> GetContactsAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the book if its version still is the stored one, and answers with the new version; null when it is not.
    /// <see cref="Contact.Suppressed"/> is not written: suppressions belong to addresses.
    /// </summary>
    Task<long?> PutContactsAsync(string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes one contact; false when there was none.</summary>
    Task<bool> RemoveContactAsync(string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// What is known of addresses, in the order asked and in one read, also of those that are in no book: for an inbound STOP,
    /// and for addresses that a host holds itself.
    /// </summary>
    Task<IReadOnlyList<KnownAddress>> FindAddressesAsync(IReadOnlyList<HashedAddress> addresses, CancellationToken cancellationToken);

    /// <summary>
    /// Suppresses an address for whoever has it now or will have it; null lifts it, as when the person says start again. An
    /// opt-out is not replaced by another cause. Answers with the people it concerns, whose books get a new version.
    /// </summary>
    Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);
}
