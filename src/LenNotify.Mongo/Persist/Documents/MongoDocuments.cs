using System.Buffers.Binary;
using System.Security.Cryptography;
using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// Role 6 in MongoDB. A document that somebody deleted leaves its number behind, so that it never comes back under a version that a
/// cache knows. One that the system forgets leaves nothing: what comes back begins at a number drawn by lot.
/// </summary>
internal sealed class MongoDocuments(MongoTables tables, Journal journal, AuditTrail trail) : IDocuments
{
    // Every version stays a whole number for readers of JSON, however often the document changes.
    private const int LotBits = 52;

    public async Task<IReadOnlyList<StoredDocument?>> GetDocumentsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        var found = await tables.Turns.TakeAsync(() => FindAsync(keys, cancellationToken), cancellationToken).ConfigureAwait(false);
        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }

    public async Task<long?> PutDocumentAsync(StoredDocument document, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (document.Key.IsContacts)
        {
            throw new ArgumentException("Contacts are no documents: IContacts keeps them.", nameof(document));
        }

        var (key, id) = (document.Key, IdOf(document.Key));
        JournalWrite[] record = fact is null ? [] : [trail.Record(fact, now)];
        while (true)
        {
            var old = await journal.ReadAsync(MongoTables.Documents, id, cancellationToken).ConfigureAwait(false);
            if ((old is not null && old.Flag("live") ? old.Number("version") : 0) != document.Version)
            {
                return null;
            }

            var first = fact is null ? Lot() : 1;
            var version = old is null ? first : old.Number("version") + 1;
            var next = new BsonDocument
            {
                ["_id"] = id,
                ["kind"] = key.Kind,
                ["owner"] = key.Owner,
                ["name"] = key.Name,
                ["live"] = true,
                ["version"] = version,
                ["json"] = document.Json,
            };
            if (await journal.TryCommitAsync(MongoTables.Documents, new JournalCommit(old, next, record, first), cancellationToken).ConfigureAwait(false))
            {
                return version;
            }
        }
    }

    public async Task<bool> DeleteDocumentAsync(DocumentKey key, long? version, AuditFact? fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var old = await journal.ReadAsync(MongoTables.Documents, IdOf(key), cancellationToken).ConfigureAwait(false);
            if (old is null || !old.Flag("live") || (version is { } expected && old.Number("version") != expected))
            {
                return false;
            }

            if (fact is null)
            {
                var same = new BsonDocument { ["_id"] = old["_id"], ["commit"] = old["commit"] };
                if ((await tables.Of(MongoTables.Documents).DeleteOneAsync(same, cancellationToken).ConfigureAwait(false)).DeletedCount == 1)
                {
                    return true;
                }

                continue;
            }

            var next = new BsonDocument(old) { ["live"] = false };
            next.Remove("json");
            if (await journal.TryCommitAsync(MongoTables.Documents, new JournalCommit(old, next, [trail.Record(fact, now)], 1), cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }
    }

    public async Task<Page<StoredDocument>> ListDocumentsAsync(string kind, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (new DocumentKey(kind, "", "").IsContacts)
        {
            return await ListBooksAsync(limit, cursor, cancellationToken).ConfigureAwait(false);
        }

        var where = new BsonDocument { ["kind"] = kind, ["live"] = true };
        if (cursor is not null)
        {
            var (owner, name) = DocumentCursor.Parse(cursor);
            where["$or"] = new BsonArray
            {
                new BsonDocument("owner", new BsonDocument("$gt", owner)),
                new BsonDocument { ["owner"] = owner, ["name"] = new BsonDocument("$gt", name) },
            };
        }

        var found = await tables.Of(MongoTables.Documents).Find(where).Sort(new BsonDocument { ["owner"] = 1, ["name"] = 1 })
            .Limit(limit + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new Page<StoredDocument>(
            [.. found.Take(limit).Select(Read)], found.Count > limit ? DocumentCursor.Of(Read(found[limit - 1]).Key) : null);
    }

    public async Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        var found = await FindAsync([.. keys.Where(key => !key.IsContacts)], cancellationToken).ConfigureAwait(false);
        var owners = new BsonDocument("_id", new BsonDocument("$in", Field.List(keys.Where(key => key.IsContacts).Select(key => key.Owner))));
        var books = await tables.Of(MongoTables.Books).Find(owners).Project(new BsonDocument("version", 1))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var versions = books.ToDictionary(book => book.Text("_id"), book => book.Number("version"), StringComparer.Ordinal);
        return [.. keys.Select(key => key.IsContacts ? versions.GetValueOrDefault(key.Owner) : found.GetValueOrDefault(key)?.Version ?? 0)];
    }

    private async Task<Page<StoredDocument>> ListBooksAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        var where = cursor is null ? new BsonDocument() : new BsonDocument("_id", new BsonDocument("$gt", DocumentCursor.Parse(cursor).Owner));
        var found = await tables.Of(MongoTables.Books).Find(where).Project(new BsonDocument("version", 1)).Sort(new BsonDocument("_id", 1))
            .Limit(limit + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        StoredDocument[] books = [.. found.Take(limit).Select(book => new StoredDocument(DocumentKey.ContactsOf(book.Text("_id")), book.Number("version"), "{}"))];
        return new Page<StoredDocument>(books, found.Count > limit ? DocumentCursor.Of(books[^1].Key) : null);
    }

    private async Task<Dictionary<DocumentKey, StoredDocument>> FindAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var where = new BsonDocument { ["_id"] = new BsonDocument("$in", new BsonArray(keys.Distinct().Select(IdOf))), ["live"] = true };
        var found = await tables.Of(MongoTables.Documents).Find(where).ToListAsync(cancellationToken).ConfigureAwait(false);
        return found.Select(Read).ToDictionary(document => document.Key);
    }

    private static long Lot() => 1 + (long)(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) >> (64 - LotBits));

    private static BsonDocument IdOf(DocumentKey key) => new() { ["kind"] = key.Kind, ["owner"] = key.Owner, ["name"] = key.Name };

    private static StoredDocument Read(BsonDocument from) =>
        new(new DocumentKey(from.Text("kind"), from.Text("owner"), from.Text("name")), from.Number("version"), from.Text("json"));
}
