using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Addresses that the host holds, in the form of a contact book. The target that deliveries name is made of channel and
/// address, so that an address that changed is another target; suppressions of the store's book hold by address.
/// </summary>
internal sealed class HostContacts(ProtectedContacts protection, IContactDirectory? directory = null)
{
    /// <summary>Whether the host holds any.</summary>
    internal bool Any => directory is not null;

    /// <summary>The store's book with the host's addresses added.</summary>
    internal async ValueTask<ContactBook> AddToAsync(string userId, ContactBook book, CancellationToken cancellationToken)
    {
        if (directory is null)
        {
            return book;
        }

        var all = new List<Contact>(book.Contacts);
        foreach (var held in await directory.GetContactsAsync(userId, cancellationToken).ConfigureAwait(false))
        {
            var hash = protection.HashOf(held.Channel, held.Address);
            var stored = all.FindIndex(contact => contact.Channel == held.Channel && contact.AddressHash.Span.SequenceEqual(hash));
            var contact = Of(userId, held, hash) with { Suppressed = stored < 0 ? null : all[stored].Suppressed };
            if (stored < 0)
            {
                all.Add(contact);
            }
            else
            {
                all[stored] = contact;
            }
        }

        return book with { Contacts = all };
    }

    private Contact Of(string userId, HostContact held, byte[] hash) => protection.Create(new Guid(hash.AsSpan(0, 16)), userId, held.Channel, held.Address) with
    {
        Country = held.Country,
        VerifiedAt = held.Verified ? DateTimeOffset.UnixEpoch : null,
        Consent = held.Consented ? new Evidence(DateTimeOffset.UnixEpoch, "host") : null,
    };
}
