using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>A browser with a subscription; decrypts what is pushed to it by the other half of the standard.</summary>
internal sealed class Browser
{
    private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _auth = Canary.Bytes(16);

    public Browser(string endpoint) => Endpoint = endpoint;

    public string Endpoint { get; }

    public string Auth => Base64Url.EncodeToString(_auth);

    public string PrivateKey => Base64Url.EncodeToString(_key.ExportParameters(true).D);

    public string PublicKey => Base64Url.EncodeToString(Point(_key.ExportParameters(false).Q));

    public string Json => $$$"""{"endpoint":"{{{Endpoint}}}","expirationTime":null,"keys":{"p256dh":"{{{PublicKey}}}","auth":"{{{Auth}}}"}}""";

    public string Decrypt(byte[] body)
    {
        BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(16)).Should().Be(4_096);
        var sender = body[21..(21 + body[20])];
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = sender[1..33], Y = sender[33..] } });
        var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, _key.DeriveRawSecretAgreement(theirs.PublicKey), 32, _auth, [.. "WebPush: info\0"u8, .. Point(_key.ExportParameters(false).Q), .. sender]);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 16, body[..16], [.. "Content-Encoding: aes128gcm\0"u8]);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 12, body[..16], [.. "Content-Encoding: nonce\0"u8]);
        var record = body.AsSpan(21 + sender.Length);
        var plain = new byte[record.Length - 16];
        using var cipher = new AesGcm(key, 16);
        cipher.Decrypt(nonce, record[..^16], record[^16..], plain);
        plain[^1].Should().Be(2, "the last record ends so");
        return Encoding.UTF8.GetString(plain, 0, plain.Length - 1);
    }

    private static byte[] Point(ECPoint point) => [4, .. point.X!, .. point.Y!];
}
