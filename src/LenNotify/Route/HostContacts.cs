using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Addresses that the host holds, in the form of a contact book. The target that deliveries name is made of channel and
/// address, so that an address that changed is another target; suppressions of the store's book hold by address.
/// </summary>
internal sealed partial class HostContacts(ProtectedContacts protection, IContactDirectory? directory, ILogger<HostContacts> log)
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
            if (!TryHash(userId, held, out var hash))
            {
                continue;
            }

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

    // One address that cannot be one must not cut the person off from all others.
    private bool TryHash(string userId, HostContact held, out byte[] hash)
    {
        try
        {
            hash = protection.HashOf(held.Channel, held.Address);
            return true;
        }
        catch (Exception error) when (error is InvalidInputException or ArgumentException)
        {
            Unusable(log, userId, error.Message);
            hash = [];
            return false;
        }
    }

    [LoggerMessage(1111, LogLevel.Warning, "An address that the host holds for user {UserId} cannot be used: {Problem}")]
    private static partial void Unusable(ILogger logger, string userId, string problem);

    private Contact Of(string userId, HostContact held, byte[] hash) => protection.Create(new Guid(hash.AsSpan(0, 16)), userId, held.Channel, held.Address) with
    {
        Country = held.Country,
        VerifiedAt = held.Verified ? DateTimeOffset.UnixEpoch : null,
        Consent = held.Consented ? new Evidence(DateTimeOffset.UnixEpoch, "host") : null,
    };
}
