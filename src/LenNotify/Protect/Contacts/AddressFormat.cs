using System.Net.Mail;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>What addresses that people type must look like, on the channels that LenNotify knows. A problem never shows the address.</summary>
internal static partial class AddressFormat
{
    private const int LongestMail = 254;
    private const int LongestLocal = 64;

    /// <exception cref="InvalidInputException">It is no address of the channel.</exception>
    internal static void Demand(string channel, string address)
    {
        var limit = channel switch
        {
            ChannelNames.Email when !IsMail(address) => "one mailbox such as ann@example.com, without a name, in ASCII",
            ChannelNames.Sms or ChannelNames.Voice when !Phone().IsMatch(address) => "a number in E.164 such as +14155552671: a plus and 7 to 15 digits",
            _ => null,
        };
        if (limit is not null)
        {
            throw new InvalidInputException("contact", [new("address", $"is no address for {channel}.", limit)]);
        }
    }

    // The parser takes names, comments and lists too: what it found must be all there is.
    private static bool IsMail(string address) =>
        address.Length <= LongestMail && Mail().IsMatch(address) && address.IndexOf('@', StringComparison.Ordinal) <= LongestLocal
        && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && parsed.DisplayName.Length == 0;

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}
