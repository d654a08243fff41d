using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Role 5 in memory, under a lock of its own: contacts change seldom, and one address may be several people's. What is
/// suppressed is kept by address and laid over the books when read, so it also meets whoever has the address later.
/// </summary>
internal sealed class MemoryContacts(MemoryState state) : IContacts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ContactBook> _books = new(StringComparer.Ordinal);
    private readonly Dictionary<AddressKey, Suppression> _suppressed = [];
    private readonly AddressOwners _owners = new();

    public Task<IReadOnlyList<ContactBook>> GetContactsAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var books = new ContactBook[userIds.Count];
        lock (_gate)
        {
            for (var i = 0; i < books.Length; i++)
            {
                var book = BookOf(userIds[i]);
                books[i] = book.Contacts.Count == 0 ? book : book with { Contacts = [.. book.Contacts.Select(Overlaid)] };
            }
        }

        return Task.FromResult<IReadOnlyList<ContactBook>>(books);
    }

    public Task<long?> PutContactsAsync(
        string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (book.Contacts.Any(contact => contact.UserId != userId))
        {
            throw new ArgumentException("A contact of the book is another person's.", nameof(book));
        }

        lock (_gate)
        {
            var stored = BookOf(userId);
            return Task.FromResult(stored.Version == book.Version ? Write(userId, stored, book, fact, now) : (long?)null);
        }
    }

    public Task<bool> RemoveContactAsync(
        string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var stored = BookOf(userId);
            var rest = stored.Contacts.Where(contact => contact.Id != contactId).ToArray();
            var found = rest.Length < stored.Contacts.Count;
            if (found)
            {
                Write(userId, stored, stored with { Contacts = rest }, fact, now);
            }

            return Task.FromResult(found);
        }
    }

    public Task<IReadOnlyList<KnownAddress>> FindAddressesAsync(IReadOnlyList<HashedAddress> addresses, CancellationToken cancellationToken)
    {
        var known = new KnownAddress[addresses.Count];
        lock (_gate)
        {
            for (var i = 0; i < known.Length; i++)
            {
                var key = AddressKey.Of(addresses[i].Channel, addresses[i].Hash);
                known[i] = new KnownAddress(_owners.Of(key), _suppressed.GetValueOrDefault(key));
            }
        }

        return Task.FromResult<IReadOnlyList<KnownAddress>>(known);
    }

    public Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = AddressKey.Of(channel, addressHash);
        lock (_gate)
        {
            // An opt-out is the person's own word; no later bounce takes its place.
            var known = _suppressed.GetValueOrDefault(key);
            state.Write(state.ContactRoom, (suppression is null ? 0 : 1) - (known is null ? 0 : 1), fact, now);
            if (suppression is null)
            {
                _suppressed.Remove(key);
            }
            else
            {
                _suppressed[key] = known is { Cause: SuppressionCause.OptOut } ? known : suppression;
            }

            var owners = _owners.Of(key);
            foreach (var owner in owners)
            {
                _books[owner] = _books[owner] with { Version = _books[owner].Version + 1 };
            }

            return Task.FromResult<IReadOnlyList<string>>(owners);
        }
    }

    /// <summary>The version of a person's book.</summary>
    public long VersionOf(string userId)
    {
        lock (_gate)
        {
            return BookOf(userId).Version;
        }
    }

    /// <summary>Who has a book, by id, with its version.</summary>
    public IReadOnlyList<(string UserId, long Version)> ListBooks(string? after, int limit)
    {
        lock (_gate)
        {
            return [.. _books.Keys.Where(userId => after is null || string.CompareOrdinal(userId, after) > 0).Order(StringComparer.Ordinal).Take(limit)
                .Select(userId => (userId, _books[userId].Version))];
        }
    }

    /// <summary>Removes a person's book; answers how many contacts it had. What is suppressed stays so, by hash.</summary>
    public int Erase(string userId)
    {
        lock (_gate)
        {
            var contacts = BookOf(userId).Contacts;
            _owners.Move(userId, contacts, []);
            _books.Remove(userId);
            state.ContactRoom.Give(contacts.Count);
            return contacts.Count;
        }
    }

    private long Write(string userId, ContactBook stored, ContactBook book, AuditFact fact, DateTimeOffset now)
    {
        state.Write(state.ContactRoom, book.Contacts.Count - stored.Contacts.Count, fact, now);
        _owners.Move(userId, stored.Contacts, book.Contacts);
        _books[userId] = book with { Version = stored.Version + 1 };
        return stored.Version + 1;
    }

    private ContactBook BookOf(string userId) => _books.GetValueOrDefault(userId) ?? ContactBook.Empty;

    // What the book was written with does not count: suppressions belong to addresses.
    private Contact Overlaid(Contact contact) =>
        contact with { Suppressed = _suppressed.GetValueOrDefault(AddressKey.Of(contact.Channel, contact.AddressHash)) };
}
