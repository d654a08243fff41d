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

    public Task<ContactBook> GetContactsAsync(string userId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var book = BookOf(userId);
            return Task.FromResult(book with { Contacts = [.. book.Contacts.Select(Overlaid)] });
        }
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

    public Task<IReadOnlyList<string>> FindOwnersAsync(
        string channel, ReadOnlyMemory<byte> addressHash, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<string>>(Owners(AddressKey.Of(channel, addressHash)));
        }
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

            var owners = Owners(key);
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

    /// <summary>Removes a person's book; answers how many contacts it had. What is suppressed stays so, by hash.</summary>
    public int Erase(string userId)
    {
        lock (_gate)
        {
            var contacts = BookOf(userId).Contacts.Count;
            _books.Remove(userId);
            state.ContactRoom.Give(contacts);
            return contacts;
        }
    }

    private long Write(string userId, ContactBook stored, ContactBook book, AuditFact fact, DateTimeOffset now)
    {
        state.Write(state.ContactRoom, book.Contacts.Count - stored.Contacts.Count, fact, now);
        _books[userId] = book with { Version = stored.Version + 1 };
        return stored.Version + 1;
    }

    private ContactBook BookOf(string userId) => _books.GetValueOrDefault(userId) ?? ContactBook.Empty;

    // What the book was written with does not count: suppressions belong to addresses.
    private Contact Overlaid(Contact contact) =>
        contact with { Suppressed = _suppressed.GetValueOrDefault(AddressKey.Of(contact.Channel, contact.AddressHash)) };

    // It looks through all books: an inbound STOP is rare, and an index would have to follow every write.
    private string[] Owners(AddressKey key) =>
        [.. _books
            .Where(book => book.Value.Contacts.Any(contact => AddressKey.Of(contact.Channel, contact.AddressHash) == key))
            .Select(book => book.Key)
            .Order(StringComparer.Ordinal)];
}
