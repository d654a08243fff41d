using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>The built-in protector: AES-256-GCM with a random nonce; person, channel and key id are authenticated with the address.</summary>
public sealed class AesGcmContactProtector : IContactProtector
{
    private readonly ContactKeyRing _ring;

    /// <summary>Protects with the given keys. They are copied: later changes to the options have no effect.</summary>
    /// <exception cref="InvalidInputException">The keys are not sound; every problem is named, no key is shown.</exception>
    public AesGcmContactProtector(ContactKeyOptions options)
        : this(new ContactKeyRing(options))
    {
    }

    internal AesGcmContactProtector(ContactKeyRing ring) => _ring = ring;

    /// <inheritdoc/>
    public byte[] Protect(string userId, string channel, string address)
    {
        var plaintext = WholeText.Address(address);
        var value = ContactEnvelope.Create(_ring.ActiveId, plaintext.Length);
        _ = ContactEnvelope.TryOpen(value, out var envelope);
        RandomNumberGenerator.Fill(envelope.Nonce);

        // One cipher a call: an instance must not be used by two threads at once.
        using var cipher = new AesGcm(_ring.ActiveKey, ContactEnvelope.TagBytes);
        cipher.Encrypt(envelope.Nonce, plaintext, envelope.Ciphertext, envelope.Tag, Bound(envelope.Header, userId, channel));
        CryptographicOperations.ZeroMemory(plaintext);
        return value;
    }

    /// <inheritdoc/>
    public string Unprotect(string userId, string channel, ReadOnlySpan<byte> value)
    {
        if (!ContactEnvelope.TryOpen(value.ToArray(), out var envelope))
        {
            throw new ContactProtectionException();
        }

        if (!_ring.TryGet(envelope.KeyId, out var key))
        {
            throw new ContactProtectionException(envelope.KeyId);
        }

        var plaintext = new byte[envelope.Ciphertext.Length];
        try
        {
            using var cipher = new AesGcm(key, ContactEnvelope.TagBytes);
            cipher.Decrypt(envelope.Nonce, envelope.Ciphertext, envelope.Tag, plaintext, Bound(envelope.Header, userId, channel));
            return Encoding.UTF8.GetString(plaintext);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new ContactProtectionException();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    /// <inheritdoc/>
    public byte[] Hash(string channel, string canonicalAddress) =>
        HMACSHA256.HashData(_ring.HashKey, Joined([], WholeText.Channel(channel), WholeText.Address(canonicalAddress)));

    /// <inheritdoc/>
    public bool IsCurrent(ReadOnlySpan<byte> value) =>
        ContactEnvelope.TryOpen(value.ToArray(), out var envelope) && envelope.KeyId == _ring.ActiveId;

    private static byte[] Bound(ReadOnlySpan<byte> header, string userId, string channel) =>
        Joined(header, WholeText.UserId(userId), WholeText.Channel(channel));

    // Each part after its length, so that 'ab' + 'c' and 'a' + 'bc' are two things.
    private static byte[] Joined(ReadOnlySpan<byte> header, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var joined = new byte[header.Length + sizeof(int) + first.Length + sizeof(int) + second.Length];
        header.CopyTo(joined);
        var rest = joined.AsSpan(header.Length);
        BinaryPrimitives.WriteInt32BigEndian(rest, first.Length);
        first.CopyTo(rest[sizeof(int)..]);
        rest = rest[(sizeof(int) + first.Length)..];
        BinaryPrimitives.WriteInt32BigEndian(rest, second.Length);
        second.CopyTo(rest[sizeof(int)..]);
        return joined;
    }
}
