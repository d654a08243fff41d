namespace LenNotify;

/// <summary>An address as a log may show it.</summary>
internal static class AddressMask
{
    private const string Hidden = "***";
    private const int PhoneHead = 5;
    private const int PhoneTail = 4;
    private const int MailHead = 3;
    private const int LongestDomain = 253;

    /// <summary>
    /// <c>+1234***8901</c>, <c>use***@example.com</c>, and <c>***</c> for all else: tokens, web addresses, and what is too
    /// short to hide anything, or would do something to the line it is written on.
    /// </summary>
    internal static string Of(string? address) => address switch
    {
        ['+', .. var digits] => Phone(address, digits),
        { } when address.LastIndexOf('@') is > MailHead and var at => Mail(address, at),
        _ => Hidden,
    };

    private static string Phone(string address, string digits) =>
        address.Length >= PhoneHead + Hidden.Length + PhoneTail && digits.All(char.IsAsciiDigit)
            ? string.Concat(address.AsSpan(0, PhoneHead), Hidden, address.AsSpan(address.Length - PhoneTail))
            : Hidden;

    private static string Mail(string address, int at)
    {
        var head = address.AsSpan(0, MailHead);
        var domain = address.AsSpan(at + 1);
        return domain.Length is > 0 and <= LongestDomain && IsPlain(head, ".!#$%&'*+/=?^_`{|}~-") && IsPlain(domain, ".-")
            ? string.Concat(head, Hidden, address.AsSpan(at))
            : Hidden;
    }

    private static bool IsPlain(ReadOnlySpan<char> text, ReadOnlySpan<char> alsoFine)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && !alsoFine.Contains(c))
            {
                return false;
            }
        }

        return true;
    }
}
