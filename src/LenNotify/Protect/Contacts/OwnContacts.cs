using LenNotify.Storage;

namespace LenNotify;

/// <summary>A person's addresses on one channel.</summary>
/// <param name="Contacts">The addresses, in the order they were added.</param>
/// <param name="OptedOut">When and how the person opted out of the channel; null when they did not.</param>
/// <param name="IsWhole">False when the host did not say which addresses it keeps: there may be more.</param>
internal sealed record OwnContacts(IReadOnlyList<OwnContact> Contacts, Evidence? OptedOut, bool IsWhole = true);
