namespace LenNotify;

/// <summary>Addresses on a channel.</summary>
/// <param name="Channel">Which.</param>
/// <param name="Contacts">The person's own, and those that the host keeps.</param>
/// <param name="Incomplete">The host did not say which addresses it keeps: there may be more.</param>
/// <param name="OptedOut">When and how the person opted out of the channel.</param>
internal sealed record ContactsBody(string Channel, IReadOnlyList<ContactBody> Contacts, bool Incomplete, EvidenceBody? OptedOut = null)
{
    internal static ContactsBody Of(string channel, OwnContacts own) => new(channel, [.. own.Contacts.Select(ContactBody.Of)], !own.IsWhole, EvidenceBody.Of(own.OptedOut));
}
