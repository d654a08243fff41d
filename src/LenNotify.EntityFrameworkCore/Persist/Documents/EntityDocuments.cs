using System.Buffers.Binary;
using System.Security.Cryptography;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 6 in a relational database.</summary>
internal sealed class EntityDocuments(StoreDatabase database, VersionReads versions) : IDocuments
{
    // Every version stays a whole number for readers of JSON, however often the document changes.
    private const int LotBits = 52;

    public async Task<IReadOnlyList<StoredDocument?>> GetDocumentsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        object?[] values = [Column.Of(keys, key => key.Kind), Column.Of(keys, key => key.Owner), Column.Of(keys, key => key.Name)];
        var found = await database.ListAsync(DocumentSql.Get, values, Read, cancellationToken).ConfigureAwait(false);
        var documents = found.DistinctBy(document => document.Key).ToDictionary(document => document.Key);
        return Column.Of(keys, key => documents.GetValueOrDefault(key));
    }

    public async Task<long?> PutDocumentAsync(StoredDocument document, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = document.Key;
        if (key.IsContacts)
        {
            throw new ArgumentException("Contacts are no documents: IContacts keeps them.", nameof(document));
        }

        object?[] values = document.Version == 0
            ? [key.Kind, key.Owner, key.Name, document.Json, fact is null ? Lot() : 1L]
            : [key.Kind, key.Owner, key.Name, document.Json, document.Version];
        return await ChangeAsync(document.Version == 0 ? DocumentSql.PutNew : DocumentSql.PutOver, values, fact, now, cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DeleteDocumentAsync(DocumentKey key, long? version, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        object?[] values = [key.Kind, key.Owner, key.Name, version ?? 0L];
        return await ChangeAsync(fact is null ? DocumentSql.Forget : DocumentSql.Delete, values, fact, now, cancellationToken).ConfigureAwait(false) is not null;
    }

    public async Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var (owner, name) = cursor is null ? ("", "") : DocumentCursor.Parse(cursor);
        var found = new DocumentKey(kind, "", "").IsContacts
            ? await database.ListAsync(DocumentSql.ListBooks, [owner, limit + 1L], ReadBook, cancellationToken).ConfigureAwait(false)
            : await database.ListAsync(DocumentSql.List, [kind, owner, name, cursor is null, limit + 1L], Read, cancellationToken).ConfigureAwait(false);
        return new Page<StoredDocument>(
            [.. found.Take(limit)], found.Count > limit ? DocumentCursor.Of(found[limit - 1].Key) : null);
    }

    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken) =>
        versions.ReadAsync(keys, cancellationToken);

    private Task<long?> ChangeAsync(
        string statement, object?[] values, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var written = await session.Batch().Begin().Add(statement, values).ListAsync(row => row.Number(), cancellationToken).ConfigureAwait(false);
                if (written.Count == 0)
                {
                    return (long?)null;
                }

                await (fact is null ? session.Batch() : session.Batch().Record(fact, now)).Commit().RunAsync(cancellationToken).ConfigureAwait(false);
                return written[0];
            },
            cancellationToken);

    private static long Lot() => 1 + (long)(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) >> (64 - LotBits));

    private static StoredDocument ReadBook(RowReader row) => new(DocumentKey.ContactsOf(row.Text()), row.Number(), "{}");

    private static StoredDocument Read(RowReader row) =>
        new(new DocumentKey(row.Text(), row.Text(), row.Text()), row.Number(), row.Text());
}
