namespace LenNotify.Storage;

/// <summary>Role 5: addresses, apart from preferences. The store sees them protected only.</summary>
public interface IContacts
{
    /// <summary>A person's book; empty for who has none.</summary>
    Task<ContactBook> GetContactsAsync(string userId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the book if its version still is the stored one, and answers with the new version; null when it is not.
    /// <see cref="Contact.Suppressed"/> is not written: suppressions belong to addresses.
    /// </summary>
    Task<long?> PutContactsAsync(string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes one contact; false when there was none.</summary>
    Task<bool> RemoveContactAsync(string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Whose address it is: for an inbound STOP.</summary>
    Task<IReadOnlyList<string>> FindOwnersAsync(string channel, ReadOnlyMemory<byte> addressHash, CancellationToken cancellationToken);

    /// <summary>
    /// Suppresses an address for whoever has it now or will have it; null lifts it, as when the person says start again. An
    /// opt-out is not replaced by another cause. Answers with the people it concerns, whose books get a new version.
    /// </summary>
    Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);
}
