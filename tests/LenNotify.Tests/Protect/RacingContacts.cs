using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>Lets something happen once between a reading of books and the writing that follows.</summary>
internal sealed class RacingContacts(IContacts contacts, Func<Task> meanwhile) : IContacts
{
    private Func<Task>? _meanwhile = meanwhile;

    public Task<IReadOnlyList<ContactBook>> GetContactsAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) => contacts.GetContactsAsync(userIds, cancellationToken);

    public async Task<long?> PutContactsAsync(string userId, ContactBook book, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await (Interlocked.Exchange(ref _meanwhile, null)?.Invoke() ?? Task.CompletedTask);
        return await contacts.PutContactsAsync(userId, book, fact, now, cancellationToken);
    }

    public Task<bool> RemoveContactAsync(string userId, Guid contactId, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        contacts.RemoveContactAsync(userId, contactId, fact, now, cancellationToken);

    public Task<IReadOnlyList<KnownAddress>> FindAddressesAsync(IReadOnlyList<HashedAddress> addresses, CancellationToken cancellationToken) => contacts.FindAddressesAsync(addresses, cancellationToken);

    public Task<IReadOnlyList<string>> SuppressAsync(
        string channel, ReadOnlyMemory<byte> addressHash, Suppression? suppression, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
        contacts.SuppressAsync(channel, addressHash, suppression, fact, now, cancellationToken);
}
