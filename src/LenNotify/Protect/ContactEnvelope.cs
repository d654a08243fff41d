using System.Text;

namespace LenNotify;

/// <summary>
/// The stored form: version (1), length of the key id (1), key id in ASCII, nonce (12), ciphertext, tag (16).
/// Version and key id are authenticated too.
/// </summary>
internal readonly ref struct ContactEnvelope
{
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;
    private const byte Version = 1;
    private const int Fixed = 2;

    private ContactEnvelope(Span<byte> header, Span<byte> rest)
    {
        Header = header;
        Nonce = rest[..NonceBytes];
        Ciphertext = rest[NonceBytes..^TagBytes];
        Tag = rest[^TagBytes..];
    }

    internal ReadOnlySpan<byte> Header { get; }

    internal Span<byte> Nonce { get; }

    internal Span<byte> Ciphertext { get; }

    internal Span<byte> Tag { get; }

    internal string KeyId => Encoding.ASCII.GetString(Header[Fixed..]);

    /// <summary>A value to fill.</summary>
    internal static byte[] Create(string keyId, int plaintextBytes)
    {
        var value = new byte[Fixed + keyId.Length + NonceBytes + plaintextBytes + TagBytes];
        value[0] = Version;
        value[1] = (byte)keyId.Length;
        Encoding.ASCII.GetBytes(keyId, value.AsSpan(Fixed));
        return value;
    }

    /// <summary>The parts of a value, in place; false for what was never one.</summary>
    internal static bool TryOpen(Span<byte> value, out ContactEnvelope envelope)
    {
        envelope = default;
        if (value.Length < Fixed || value[0] != Version || value.Length - Fixed - value[1] <= NonceBytes + TagBytes)
        {
            return false;
        }

        var header = Fixed + value[1];
        envelope = new(value[..header], value[header..]);
        // The id is shown when its key is missing, so bytes from a damaged row must not pass for one.
        return ContactKeyRules.IsId(envelope.KeyId);
    }
}
