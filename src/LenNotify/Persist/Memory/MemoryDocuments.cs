using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Role 6 in memory: documents in the order of their pages. Versions come from one counter of the store: a document that
/// was deleted and written again never has a version that some cache still knows.
/// </summary>
internal sealed class MemoryDocuments(MemoryState state, MemoryContacts contacts) : IDocuments
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<DocumentKey, StoredDocument> _documents = new(DocumentOrder.Instance);
    private long _versions;

    public Task<IReadOnlyList<StoredDocument?>> GetDocumentsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        var found = new StoredDocument?[keys.Count];
        lock (_gate)
        {
            for (var i = 0; i < found.Length; i++)
            {
                found[i] = _documents.GetValueOrDefault(keys[i]);
            }
        }

        return Task.FromResult<IReadOnlyList<StoredDocument?>>(found);
    }

    public Task<long?> PutDocumentAsync(StoredDocument document, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var stored = _documents.GetValueOrDefault(document.Key);
            if ((stored?.Version ?? 0) != document.Version)
            {
                return Task.FromResult<long?>(null);
            }

            Take(stored is null ? 1 : 0, fact, now);
            _documents[document.Key] = document with { Version = ++_versions };
            return Task.FromResult<long?>(_versions);
        }
    }

    public Task<bool> DeleteDocumentAsync(DocumentKey key, long? version, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_documents.TryGetValue(key, out var stored) || (version is { } expected && stored.Version != expected))
            {
                return Task.FromResult(false);
            }

            if (fact is not null)
            {
                state.Audit.Add(fact, now);
            }

            state.DocumentRoom.Give(1);
            return Task.FromResult(_documents.Remove(key));
        }
    }

    public Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var after = cursor is null ? (DocumentKey?)null : DocumentOrder.FromCursor(kind, cursor);
        var found = new DocumentKey(kind, "", "").IsContacts ? Books(after, limit + 1) : Documents(kind, after, limit + 1);
        return Task.FromResult(new Page<StoredDocument>(
            [.. found.Take(limit)], found.Length > limit ? DocumentOrder.ToCursor(found[limit - 1].Key) : null));
    }

    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<long>>([.. keys.Select(key =>
                key.IsContacts ? contacts.VersionOf(key.Owner) : _documents.GetValueOrDefault(key)?.Version ?? 0)]);
        }
    }

    /// <summary>All documents of a person.</summary>
    public IReadOnlyList<StoredDocument> Of(string owner)
    {
        lock (_gate)
        {
            return [.. _documents.Values.Where(document => document.Key.Owner == owner)];
        }
    }

    /// <summary>Removes all documents of a person; answers how many there were.</summary>
    public int Erase(string owner)
    {
        lock (_gate)
        {
            var keys = _documents.Keys.Where(key => key.Owner == owner).ToArray();
            foreach (var key in keys)
            {
                _documents.Remove(key);
            }

            state.DocumentRoom.Give(keys.Length);
            return keys.Length;
        }
    }

    private StoredDocument[] Documents(string kind, DocumentKey? after, int limit)
    {
        lock (_gate)
        {
            return
            [
                .. _documents.Values
                    .SkipWhile(document => string.CompareOrdinal(document.Key.Kind, kind) < 0
                        || (after is { } last && DocumentOrder.Instance.Compare(document.Key, last) <= 0))
                    .TakeWhile(document => document.Key.Kind == kind)
                    .Take(limit),
            ];
        }
    }

    private StoredDocument[] Books(DocumentKey? after, int limit) =>
        [.. contacts.ListBooks(after?.Owner, limit).Select(book => new StoredDocument(DocumentKey.ContactsOf(book.UserId), book.Version, "{}"))];

    private void Take(int rows, AuditFact? fact, DateTimeOffset now)
    {
        if (fact is null)
        {
            state.DocumentRoom.Take(rows);
        }
        else
        {
            state.Write(state.DocumentRoom, rows, fact, now);
        }
    }
}
