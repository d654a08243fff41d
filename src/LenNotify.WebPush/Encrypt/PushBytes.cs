using System.Buffers.Text;
using System.Security.Cryptography;

namespace LenNotify;

/// <summary>Keys on P-256 as web push writes them: base64url without padding.</summary>
internal static class PushBytes
{
    internal const int PointBytes = 65;
    internal const int ScalarBytes = 32;
    private const byte Uncompressed = 4;

    internal static byte[]? Decoded(string text, int bytes) =>
        text.Length <= 2 * bytes && Base64Url.IsValid(text, out var length) && length == bytes ? Base64Url.DecodeFromChars(text) : null;

    /// <summary>A point of the curve; null for everything else. A point beside the curve would give away the key that it is mixed with.</summary>
    internal static ECPoint? Point(string text)
    {
        if (Decoded(text, PointBytes) is not [Uncompressed, ..] bytes)
        {
            return null;
        }

        var point = new ECPoint { X = bytes[1..33], Y = bytes[33..] };
        try
        {
            using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return point;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal static byte[] Bytes(ECPoint point) => [Uncompressed, .. point.X!, .. point.Y!];
}
