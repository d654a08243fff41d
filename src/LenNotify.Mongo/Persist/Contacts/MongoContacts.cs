using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Role 5 in MongoDB: a book is one document. What stands against an address is a document of its own, whoever has the address.</summary>
internal sealed class MongoContacts(MongoTables tables, Journal journal, AuditTrail trail) : IContacts
{
    public Task<IReadOnlyList<ContactBook>> GetContactsAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        tables.Turns.TakeAsync(() => FindAsync(userIds, cancellationToken), cancellationToken);

    public async Task<long?> PutContactsAsync(
        string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (book.Contacts.Any(contact => contact.UserId != userId))
        {
            throw new ArgumentException("A contact of the book is another person's.", nameof(book));
        }

        while (true)
        {
            var old = await journal.ReadAsync(MongoTables.Books, userId, cancellationToken).ConfigureAwait(false);
            if ((old is null ? 0 : old.Number("version")) != book.Version)
            {
                return null;
            }

            var next = ContactDocuments.Write(userId, book);
            next["version"] = book.Version + 1;
            if (await CommitAsync(old, next, fact, now, cancellationToken).ConfigureAwait(false))
            {
                return book.Version + 1;
            }
        }
    }

    public async Task<bool> RemoveContactAsync(
        string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var old = await journal.ReadAsync(MongoTables.Books, userId, cancellationToken).ConfigureAwait(false);
            BsonValue[] left = [.. old?["contacts"].AsBsonArray.Where(contact => contact.AsBsonDocument.Id("id") != contactId) ?? []];
            if (old is null || left.Length == old["contacts"].AsBsonArray.Count)
            {
                return false;
            }

            var next = new BsonDocument(old) { ["version"] = old.Number("version") + 1, ["contacts"] = new BsonArray(left) };
            if (await CommitAsync(old, next, fact, now, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }
    }

    public async Task<IReadOnlyList<KnownAddress>> FindAddressesAsync(IReadOnlyList<HashedAddress> addresses, CancellationToken cancellationToken)
    {
        if (addresses.Count == 0)
        {
            return [];
        }

        BsonDocument[] ids = [.. addresses.Select(address => ContactDocuments.IdOf(address.Channel, address.Hash))];
        var suppressed = await SuppressedAsync(ids, cancellationToken).ConfigureAwait(false);
        var books = await OwnersAsync(ids, cancellationToken).ConfigureAwait(false);
        var owners = books.SelectMany(book => ContactDocuments.AddressesOf(book).Select(id => (Id: id, Owner: book.Text("_id")))).Distinct()
            .ToLookup(one => one.Id, one => one.Owner);
        return [.. ids.Select(id => new KnownAddress([.. owners[id].Order(StringComparer.Ordinal)], suppressed.GetValueOrDefault(id)))];
    }

    public async Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = ContactDocuments.IdOf(channel, addressHash);
        while (true)
        {
            var old = await journal.ReadAsync(MongoTables.Addresses, id, cancellationToken).ConfigureAwait(false);
            var next = old is null ? new BsonDocument("_id", id) : new BsonDocument(old);
            if (suppression is null)
            {
                next.Remove("cause");
                next.Remove("evidence");
            }
            else if (old is null || !old.Has("cause") || old.Choice<SuppressionCause>("cause") != SuppressionCause.OptOut)
            {
                next["cause"] = Field.Of(suppression.Cause);
                next["evidence"] = StoreJson.Write(suppression.Evidence);
            }

            var books = await OwnersAsync([id], cancellationToken).ConfigureAwait(false);
            string[] owners = [.. books.Select(book => book.Text("_id")).Order(StringComparer.Ordinal)];
            JournalWrite[] writes = [.. owners.Select(owner => JournalWrite.Touching(MongoTables.Books, owner)), trail.Record(fact, now)];
            if (await journal.TryCommitAsync(MongoTables.Addresses, new JournalCommit(old, next, writes, 1), cancellationToken).ConfigureAwait(false))
            {
                return owners;
            }
        }
    }

    private async Task<IReadOnlyList<ContactBook>> FindAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var where = new BsonDocument("_id", new BsonDocument("$in", Field.List(userIds.Distinct(StringComparer.Ordinal))));
        var found = await tables.Of(MongoTables.Books).Find(where).ToListAsync(cancellationToken).ConfigureAwait(false);
        var suppressed = await SuppressedAsync(found.SelectMany(ContactDocuments.AddressesOf), cancellationToken).ConfigureAwait(false);
        var books = found.ToDictionary(book => book.Text("_id"), book => ContactDocuments.Read(book, suppressed), StringComparer.Ordinal);
        return [.. userIds.Select(userId => books.GetValueOrDefault(userId, ContactBook.Empty))];
    }

    private Task<bool> CommitAsync(BsonDocument? old, BsonDocument next, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        journal.TryCommitAsync(MongoTables.Books, new JournalCommit(old, next, [trail.Record(fact, now)], 1), cancellationToken);

    private Task<List<BsonDocument>> OwnersAsync(IEnumerable<BsonDocument> addresses, CancellationToken cancellationToken)
    {
        var any = addresses.Distinct().Select(id => new BsonDocument(
            "contacts", new BsonDocument("$elemMatch", new BsonDocument { ["channel"] = id["channel"], ["address_hash"] = id["hash"] })));
        return tables.Of(MongoTables.Books).Find(new BsonDocument("$or", new BsonArray(any))).ToListAsync(cancellationToken);
    }

    private async Task<Dictionary<BsonValue, Suppression>> SuppressedAsync(IEnumerable<BsonDocument> addresses, CancellationToken cancellationToken)
    {
        var ids = new BsonArray(addresses.Distinct());
        var where = new BsonDocument { ["_id"] = new BsonDocument("$in", ids), ["cause"] = new BsonDocument("$exists", true) };
        var found = ids.Count == 0 ? [] : await tables.Of(MongoTables.Addresses).Find(where).ToListAsync(cancellationToken).ConfigureAwait(false);
        return found.ToDictionary(one => one["_id"], ContactDocuments.ReadSuppression);
    }
}
