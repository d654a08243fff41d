using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>
/// Whether a call is Twilio's: HMAC-SHA1, as base64, over the URL that Twilio was given and the form's fields sorted by name. The
/// URL is made of the configured one, and never of what the call says of its host.
/// </summary>
internal static class TwilioSignature
{
    internal const string Header = "X-Twilio-Signature";
    private const int Length = 28;

    internal static string Make(Uri publicUrl, string path, string query, IEnumerable<KeyValuePair<string, string>> form, string token)
    {
        var signed = new StringBuilder(new Uri(publicUrl, path).AbsoluteUri).Append(query);
        foreach (var field in form.OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal))
        {
            signed.Append(field.Key).Append(field.Value);
        }

        // Twilio's choice; what counts here is that nobody finds another text for a code without the key, which still holds.
#pragma warning disable CA5350
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }

    internal static bool IsRight(string? given, string right) =>
        given is { Length: Length } && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(right));
}
