using LenNotify.Storage;

namespace LenNotify;

/// <summary>The store's documents, and word of circuits that opened or closed.</summary>
internal sealed class ObservedDocuments(IDocuments store, Watch watch) : IDocuments
{
    public Task<IReadOnlyList<StoredDocument?>> GetDocumentsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken) =>
        store.GetDocumentsAsync(keys, cancellationToken);

    public async Task<long?> PutDocumentAsync(StoredDocument document, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var version = await store.PutDocumentAsync(document, fact, now, cancellationToken).ConfigureAwait(false);
        if (version is not null && CircuitDocument.Is(document.Key) && watch.Observers.Any)
        {
            watch.Tell(new NotificationEvent.CircuitChanged(now, document.Key.Name, CircuitDocument.OpenUntil(document)));
        }

        return version;
    }

    public Task<bool> DeleteDocumentAsync(DocumentKey key, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.DeleteDocumentAsync(key, fact, now, cancellationToken);

    public Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken) =>
        store.ListDocumentsAsync(kind, limit, cursor, cancellationToken);

    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken) => store.VersionsAsync(keys, cancellationToken);
}
