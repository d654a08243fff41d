using LenNotify.Storage;

namespace LenNotify;

/// <summary>Role 5 in a relational database.</summary>
internal sealed class EntityContacts(StoreDatabase database) : IContacts
{
    public async Task<ContactBook> GetContactsAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync(ContactSql.Get, [userId], row => ContactRow.Read(row, userId), cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? ContactBook.Empty : new ContactBook
        {
            Version = rows[0].Version,
            OptOuts = StoreJson.Read<IReadOnlyDictionary<string, Evidence>>(rows[0].OptOuts),
            Contacts = [.. rows.Select(row => row.Contact).OfType<Contact>()],
        };
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

    public async Task<IReadOnlyList<string>> FindOwnersAsync(
        string channel, ReadOnlyMemory<byte> addressHash, CancellationToken cancellationToken) =>
        InOrder(await database.ListAsync(
            ContactSql.Owners, [channel, addressHash.ToArray()], row => row.Text(), cancellationToken).ConfigureAwait(false));

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

    private static List<string> InOrder(List<string> owners)
    {
        owners.Sort(StringComparer.Ordinal);
        return owners;
    }
}
