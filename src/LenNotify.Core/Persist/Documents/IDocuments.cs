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

    /// <summary>Deletes it; false when there was none.</summary>
    Task<bool> DeleteDocumentAsync(DocumentKey key, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A page of one kind, by owner and name.</summary>
    Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>
    /// The versions of these documents, 0 for those that are not there: how caches of many nodes stay true. For
    /// <see cref="DocumentKey.ContactsOf"/>, the version of the person's book.
    /// </summary>
    Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken);
}
