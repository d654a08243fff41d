using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// All addresses by which a person is reached, as they may see them: their own, which they change here, and those that the host
/// keeps, which are changed there. The host is asked as routing asks it, and no more often.
/// </summary>
internal sealed class ReachableContacts(ContactDesk desk, Recipients people, HostContacts host)
{
    internal async Task<OwnContacts> FindAsync(string userId, string channel, CancellationToken cancellationToken)
    {
        var own = await desk.FindAsync(userId, channel, cancellationToken).ConfigureAwait(false);
        if (!host.Any)
        {
            return own;
        }

        var person = (await people.GetAsync([userId], desk.Now, cancellationToken).ConfigureAwait(false))[0];
        Contact[] held = [.. person.Contacts.Contacts.Where(contact => contact.Channel == channel && HostContacts.IsHeld(contact))];
        return own with
        {
            Contacts = [.. own.Contacts.Where(one => !Array.Exists(held, same => IsSame(one.Contact, same))), .. held.Select(contact => new OwnContact(contact, desk.Mask(contact), IsHeld: true))],
            IsWhole = !person.Lacks.HasFlag(Lacks.Addresses),
        };
    }

    // Of an address that both have, the host's word counts.
    private static bool IsSame(Contact one, Contact other) => one.AddressHash.Span.SequenceEqual(other.AddressHash.Span);
}
