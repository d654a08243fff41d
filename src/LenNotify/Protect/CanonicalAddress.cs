namespace LenNotify;

/// <summary>The one spelling of an address, for its hash only: messages go to the address as the person gave it.</summary>
internal static class CanonicalAddress
{
    /// <summary>
    /// Email without regard to case; everything else as it is: a phone number is given as E.164, which has one spelling.
    /// </summary>
    internal static string Of(string channel, string address)
    {
        // A mailbox's name may differ by case in the standard and does so nowhere. Should two people ever differ by it, an
        // opt-out silences one too many; with case it would be missed whenever a provider reports in another.
        ArgumentNullException.ThrowIfNull(address);
        return channel == ChannelNames.Email ? address.ToLowerInvariant() : address;
    }
}
