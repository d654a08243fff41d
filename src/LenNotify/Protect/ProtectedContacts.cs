using LenNotify.Storage;

namespace LenNotify;

/// <summary>Between addresses in clear and the rows of a store, which never sees one.</summary>
internal sealed class ProtectedContacts(IContactProtector protector)
{
    /// <summary>A row for an address that nothing is known about yet.</summary>
    internal Contact Create(Guid id, string userId, string channel, string address) => new()
    {
        Id = id,
        UserId = userId,
        Channel = channel,
        Address = protector.Protect(userId, channel, address),
        AddressHash = HashOf(channel, address),
    };

    /// <summary>Where to send; throws <see cref="ContactProtectionException"/> when the row was tampered with.</summary>
    internal string AddressOf(Contact contact) => protector.Unprotect(contact.UserId, contact.Channel, contact.Address.Span);

    /// <summary>By what the store finds or suppresses an address that a provider or a person named.</summary>
    internal byte[] HashOf(string channel, string address) => protector.Hash(channel, CanonicalAddress.Of(channel, address));

    /// <summary>The row under today's key; the same row when it already is.</summary>
    internal Contact Refreshed(Contact contact) => protector.IsCurrent(contact.Address.Span)
        ? contact
        : contact with { Address = protector.Protect(contact.UserId, contact.Channel, AddressOf(contact)) };
}
