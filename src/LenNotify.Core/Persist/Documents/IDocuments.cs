namespace LenNotify.Storage;

/// <summary>Role 6: versioned JSON documents: preferences, rules, templates, circuits.</summary>
public interface IDocuments
{
    /// <summary>Documents in the order asked, in one read; null for one that is not there. For one alone: <see cref="SingleReads"/>.</summary>
    Task<IReadOnlyList<StoredDocument?>> GetDocumentsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken);

    /// <summary>
    /// Writes it if the stored version is the expected one (0: there is none), and answers with the new version; null when it is
    /// not. Without a fact nothing is recorded: that is for what the system remembers by itself, many times a second.
    /// </summary>
    Task<long?> PutDocumentAsync(StoredDocument document, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes it, or only while it has this version; false when there was none to delete. One that comes back has a version that it
    /// never had. Without a fact nothing is recorded, and nothing of it may stay behind: what the system forgets by itself is without number.
    /// </summary>
    Task<bool> DeleteDocumentAsync(DocumentKey key, long? version, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// A page of one kind, by owner and name. For the kind of <see cref="DocumentKey.ContactsOf"/>, who has a book, in an order of the store's own: its
    /// version, and <c>{}</c> in place of what is in it.
    /// </summary>
    Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>
    /// The versions of these documents, 0 for those that are not there: how caches of many nodes stay true. For
    /// <see cref="DocumentKey.ContactsOf"/>, the version of the person's book.
    /// </summary>
    Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken);
}
