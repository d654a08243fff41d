using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LenNotify;

/// <summary>Says to a push service who is calling (RFC 8292): a token for its origin, which soon is worth nothing.</summary>
internal static class VapidToken
{
    internal const string NoPair = "The secret WebPush:PrivateKey is not the private half of WebPushOptions.PublicKey. VapidKeys.Generate() makes a pair.";

    // Services refuse more than 24 hours; a clock that is fast must not get there.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(11);
    private static readonly string Head = Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8);

    /// <summary>The value of the header <c>Authorization</c>; null when the private key is none, or not that of the public one.</summary>
    internal static string? TryHeader(Uri endpoint, string subject, string publicKey, string privateKey, DateTimeOffset now)
    {
        using var key = Find(publicKey, privateKey);
        if (key is null)
        {
            return null;
        }

        var origin = endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        var claims = $$"""{"aud":{{Quoted(origin)}},"exp":{{(now + Lifetime).ToUnixTimeSeconds()}},"sub":{{Quoted(subject)}}}""";
        var signed = $"{Head}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={signed}.{Base64Url.EncodeToString(signature)}, k={publicKey}";
    }

    /// <summary>The same where there must be one.</summary>
    /// <exception cref="InvalidOperationException">The private key is none, or not that of the public one.</exception>
    internal static string Header(Uri endpoint, string subject, string publicKey, string privateKey, DateTimeOffset now) =>
        TryHeader(endpoint, subject, publicKey, privateKey, now)
        ?? throw new InvalidOperationException(NoPair);

    private static ECDsa? Find(string publicKey, string privateKey)
    {
        if (PushBytes.Decoded(privateKey, PushBytes.ScalarBytes) is not { } scalar || PushBytes.Point(publicKey) is not { } point)
        {
            return null;
        }

        try
        {
            return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar, Q = point });
        }
        catch (CryptographicException)
        {
            // The message of the framework says nothing of what mends it.
            return null;
        }
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
