using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LenNotify;

/// <summary>Encrypts one message for one browser (RFC 8291, content coding aes128gcm of RFC 8188). The push service cannot read it.</summary>
internal static class PushEncryption
{
    /// <summary>The longest message: a push service takes at least 4,096 bytes, of which 103 are around it.</summary>
    internal const int MostMessage = 3_993;

    private const int SaltBytes = 16;
    private const int KeyBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int RecordBytes = 4_096;
    private const byte LastRecord = 2;

    internal static byte[] Encrypt(ReadOnlySpan<byte> message, WebPushSubscription subscription)
    {
        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(message, subscription, ours, RandomNumberGenerator.GetBytes(SaltBytes));
    }

    /// <summary>With a given key and salt, which are otherwise new for every message.</summary>
    internal static byte[] Encrypt(ReadOnlySpan<byte> message, WebPushSubscription subscription, ECDiffieHellman ours, ReadOnlySpan<byte> salt)
    {
        if (message.Length > MostMessage)
        {
            throw new ArgumentException($"A push holds at most {MostMessage} bytes.", nameof(message));
        }

        var sender = PushBytes.Bytes(ours.ExportParameters(includePrivateParameters: false).Q);
        var (key, nonce) = Derive(subscription, ours, sender, salt);
        byte[] padded = [.. message, LastRecord];
        var body = new byte[SaltBytes + sizeof(int) + 1 + sender.Length + padded.Length + TagBytes];
        salt.CopyTo(body);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(SaltBytes), RecordBytes);
        body[SaltBytes + sizeof(int)] = (byte)sender.Length;
        sender.CopyTo(body.AsSpan(SaltBytes + sizeof(int) + 1));
        var record = body.AsSpan(SaltBytes + sizeof(int) + 1 + sender.Length);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, padded, record[..padded.Length], record[padded.Length..]);
        return body;
    }

    private static (byte[] Key, byte[] Nonce) Derive(WebPushSubscription subscription, ECDiffieHellman ours, byte[] sender, ReadOnlySpan<byte> salt)
    {
        using var browser = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PushBytes.Point(subscription.P256dh)!.Value });
        var receiver = PushBytes.Bytes(browser.ExportParameters(includePrivateParameters: false).Q);
        var shared = ours.DeriveRawSecretAgreement(browser.PublicKey);
        var auth = PushBytes.Decoded(subscription.Auth, WebPushSubscription.AuthBytes)!;
        byte[] bound = [.. "WebPush: info\0"u8, .. receiver, .. sender];
        var input = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, auth, bound);
        var seed = HKDF.Extract(HashAlgorithmName.SHA256, input, salt.ToArray());
        return (
            HKDF.Expand(HashAlgorithmName.SHA256, seed, KeyBytes, "Content-Encoding: aes128gcm\0"u8.ToArray()),
            HKDF.Expand(HashAlgorithmName.SHA256, seed, NonceBytes, "Content-Encoding: nonce\0"u8.ToArray()));
    }
}
