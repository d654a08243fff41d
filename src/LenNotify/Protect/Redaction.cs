using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>
/// Takes out of a text from outside what may be an address or a secret, though nobody knows which one: mail addresses, phone
/// numbers, what surrounds the host in a web address, tokens. It rather takes too much than too little.
/// </summary>
internal static partial class Redaction
{
    private const string Hidden = "***";

    internal static string Of(string text)
    {
        text = WebAddress().Replace(text, static match => $"{match.Groups[1].ValueSpan}{match.Groups[2].ValueSpan}/{Hidden}");
        text = MailAddress().Replace(text, static match => AddressMask.Of(match.Value));
        text = PhoneNumber().Replace(text, static match => AddressMask.Of(match.Value.Replace("%2B", "+", StringComparison.OrdinalIgnoreCase)));
        text = Named().Replace(text, static match => $"{match.Groups[1].ValueSpan}{Hidden}");
        return Token().Replace(text, static match => Guid.TryParse(match.Value, out _) ? match.Value : Hidden);
    }

    // What stands before the host is a secret too; path and query often hold one.
    [GeneratedRegex(@"\b([a-z][a-z0-9+.-]{1,20}://)(?:[^\s/?#@]{0,500}@)?([^\s/?#@""'<>()]{1,300})[^\s""'<>]*", RegexOptions.IgnoreCase)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"[^\s@""'<>(),;:]{1,64}(?:@|%40)[a-z0-9][a-z0-9.-]{0,252}", RegexOptions.IgnoreCase)]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"(?:\+|%2B)[0-9][0-9 ().-]{5,20}[0-9]|(?<![0-9A-Za-z.-])[0-9]{9,15}(?![0-9A-Za-z.-])", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"(\b(?:bearer|basic)\s+|\b(?:token|key|secret|password|authorization|signature)[""']?\s*[:=]\s*[""']?)(?:(?:bearer|basic)\s+)?[^\s""',;&]+", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    // A word of a language has no digit and is seldom this long.
    [GeneratedRegex(@"(?=[^\s0-9]*[0-9])[A-Za-z0-9_+/=~-]{20,}")]
    private static partial Regex Token();
}
