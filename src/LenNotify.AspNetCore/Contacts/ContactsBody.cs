namespace LenNotify;

/// <summary>Addresses on a channel.</summary>
internal sealed record ContactsBody(string Channel, IReadOnlyList<ContactBody> Contacts, EvidenceBody? OptedOut = null)
{
    internal static ContactsBody Of(string channel, OwnContacts own) => new(channel, [.. own.Contacts.Select(ContactBody.Of)], EvidenceBody.Of(own.OptedOut));
}
