using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>
/// <c>t=1795262400,v1=5257a8…</c>: HMAC-SHA256 in lower-case hex over the instant in seconds, a dot, and the body. While a key is
/// being rotated there is one <c>v1</c> for each key.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "LenNotify-Signature";

    private const int LeastKey = 32;
    private const int MostSignatures = 8;

    /// <summary>Signs a body.</summary>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="keys">One, or two while they are rotated.</param>
    public static string Make(ReadOnlySpan<byte> body, DateTimeOffset at, params ReadOnlySpan<string> keys)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var header = new StringBuilder("t=").Append(seconds);
        foreach (var key in keys)
        {
            header.Append(",v1=").Append(Convert.ToHexStringLower(Of(body, seconds, key)));
        }

        return header.ToString();
    }

    /// <summary>For a receiver in .NET: whether one of the header's signatures is right, and its instant is near.</summary>
    /// <param name="header">The header as it came; null when there was none.</param>
    /// <param name="body">The body, byte for byte as it came.</param>
    /// <param name="key">The key.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="tolerance">How old it may be, or how far ahead; 5 minutes is usual. What is older may be a replay.</param>
    public static bool IsRight(string? header, ReadOnlySpan<byte> body, string key, DateTimeOffset now, TimeSpan tolerance)
    {
        var parts = (header ?? "").Split(',');
        if (parts.Length > MostSignatures + 1
            || !parts[0].StartsWith("t=", StringComparison.Ordinal)
            || !long.TryParse(parts[0].AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)tolerance.TotalSeconds)
        {
            return false;
        }

        var right = Encoding.ASCII.GetBytes("v1=" + Convert.ToHexStringLower(Of(body, parts[0][2..], key)));
        var found = false;
        foreach (var part in parts.AsSpan(1))
        {
            found |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(part), right);
        }

        return found;
    }

    private static byte[] Of(ReadOnlySpan<byte> body, string seconds, string key)
    {
        if (key is not { Length: >= LeastKey })
        {
            throw new InvalidOperationException($"The secret Webhook:SigningKey has fewer than {LeastKey} characters. Make one of 32 random bytes as base64.");
        }

        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        mac.AppendData(Encoding.ASCII.GetBytes(seconds + "."));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }
}
