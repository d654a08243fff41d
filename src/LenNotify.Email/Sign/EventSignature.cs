using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>Whether events are SendGrid's: ECDSA with SHA-256 over the instant and the body, as they came.</summary>
internal static class EventSignature
{
    internal const string Header = "X-Twilio-Email-Event-Webhook-Signature";
    internal const string Instant = "X-Twilio-Email-Event-Webhook-Timestamp";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    internal static bool IsKey(string key)
    {
        using var opened = Open(key);
        return opened is not null;
    }

    internal static bool IsRight(WebhookRequest request, string key, DateTimeOffset now)
    {
        if (request.Header(Header) is not { Length: <= 256 } signature || request.Header(Instant) is not { Length: <= 20 } instant
            || !long.TryParse(instant, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
        {
            return false;
        }

        Span<byte> given = stackalloc byte[192];
        using var opened = Open(key);
        return opened is not null && Convert.TryFromBase64String(signature, given, out var length)
            && opened.VerifyData([.. Encoding.ASCII.GetBytes(instant), .. request.Body.Span], given[..length], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ECDsa? Open(string key)
    {
        var opened = ECDsa.Create();
        try
        {
            opened.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
            return opened;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            opened.Dispose();
            return null;
        }
    }
}
