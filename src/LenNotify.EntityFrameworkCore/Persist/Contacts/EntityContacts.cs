using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 5 in a relational database.</summary>
internal sealed class EntityContacts(StoreDatabase database) : IContacts
{
    public async Task<IReadOnlyList<ContactBook>> GetContactsAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync(ContactSql.Get, [userIds.ToArray()], ContactRow.Read, cancellationToken).ConfigureAwait(false);
        var books = rows.GroupBy(row => row.UserId, StringComparer.Ordinal).ToDictionary(book => book.Key, Book, StringComparer.Ordinal);
        return Column.Of(userIds, userId => books.GetValueOrDefault(userId, ContactBook.Empty));
    }

    public async Task<long?> PutContactsAsync(
        string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (book.Contacts.Any(contact => contact.UserId != userId))
        {
            throw new ArgumentException("A contact of the book is another person's.", nameof(book));
        }

        var optOuts = StoreJson.Write(book.OptOuts);
        return await database.RunAsync(
            async session =>
            {
                var put = book.Version == 0
                    ? session.Batch().Begin().Add(ContactSql.PutNew, userId, optOuts)
                    : session.Batch().Begin().Add(ContactSql.PutOver, userId, optOuts, book.Version);
                var versions = await put.ListAsync(row => row.Number(), cancellationToken).ConfigureAwait(false);
                if (versions.Count == 0)
                {
                    return (long?)null;
                }

                await session.Batch().Add(ContactSql.Clear, userId)
                    .AddIf(book.Contacts.Count > 0, ContactSql.Insert, ContactRow.Values(userId, book.Contacts))
                    .Record(fact, now).Commit().RunAsync(cancellationToken).ConfigureAwait(false);
                return versions[0];
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<bool> RemoveContactAsync(
        string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var reader = await session.Batch().Begin()
                    .Add(ContactSql.LockBook, userId).Add(ContactSql.Remove, userId, contactId).ReadAsync(cancellationToken).ConfigureAwait(false);
                List<Guid> removed;
                await using (reader.ConfigureAwait(false))
                {
                    await reader.ListAsync(row => row.Number(), cancellationToken).ConfigureAwait(false);
                    removed = await reader.ListAsync(row => row.Id(), cancellationToken).ConfigureAwait(false);
                }

                if (removed.Count > 0)
                {
                    await session.Batch().Add(ContactSql.Touch, userId).Record(fact, now).Commit().RunAsync(cancellationToken).ConfigureAwait(false);
                }

                return removed.Count > 0;
            },
            cancellationToken);

    public async Task<IReadOnlyList<KnownAddress>> FindAddressesAsync(IReadOnlyList<HashedAddress> addresses, CancellationToken cancellationToken)
    {
        object?[] values =
        [
            Enumerable.Range(0, addresses.Count).ToArray(), Column.Of(addresses, address => address.Channel), Column.Of(addresses, address => address.Hash.ToArray()),
        ];
        var rows = await database.ListAsync(ContactSql.Known, values, AddressRow.Read, cancellationToken).ConfigureAwait(false);
        return [.. rows.GroupBy(row => row.Nth).OrderBy(address => address.Key).Select(address => new KnownAddress(
            InOrder([.. address.Select(row => row.Owner).OfType<string>().Distinct(StringComparer.Ordinal)]), address.First().Suppressed))];
    }

    public Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = addressHash.ToArray();
        return database.RunAsync(
            async session =>
            {
                var batch = suppression is null
                    ? session.Batch().Begin().Add(ContactSql.Lift, channel, hash)
                    : session.Batch().Begin().Add(ContactSql.Suppress, channel, hash, (short)suppression.Cause, StoreJson.Write(suppression.Evidence));
                return (IReadOnlyList<string>)InOrder(await batch.Add(ContactSql.TouchOwners, channel, hash).Record(fact, now).Commit()
                    .ListAsync(row => row.Text(), cancellationToken).ConfigureAwait(false));
            },
            cancellationToken);
    }

    private static ContactBook Book(IEnumerable<ContactRow> rows) => new()
    {
        Version = rows.First().Version,
        OptOuts = StoreJson.Read<IReadOnlyDictionary<string, Evidence>>(rows.First().OptOuts),
        Contacts = [.. rows.Select(row => row.Contact).OfType<Contact>()],
    };

    private static List<string> InOrder(List<string> owners)
    {
        owners.Sort(StringComparer.Ordinal);
        return owners;
    }
}
