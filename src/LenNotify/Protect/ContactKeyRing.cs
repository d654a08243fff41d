using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace LenNotify;

/// <summary>
/// The keys in use. What encrypts and what hashes is derived from the given secrets, each for its purpose, so that a secret
/// that is given twice by mistake elsewhere never makes the same key. Hashes have a secret of their own: they stay the same
/// when encryption keys come and go.
/// </summary>
internal sealed class ContactKeyRing
{
    // Part of the stored format: they never change.
    private static readonly byte[] Encryption = "LenNotify contact encryption v1"u8.ToArray();
    private static readonly byte[] Hashing = "LenNotify contact hash v1"u8.ToArray();

    private readonly FrozenDictionary<string, byte[]> _keys;

    internal ContactKeyRing(ContactKeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ContactKeyRules.Check(options);
        _keys = options.Keys.ToFrozenDictionary(key => key.Id, key => Derive(key.Key, Encryption), StringComparer.Ordinal);
        ActiveId = options.ActiveKey;
        HashKey = Derive(options.HashKey, Hashing);
    }

    internal string ActiveId { get; }

    internal byte[] ActiveKey => _keys[ActiveId];

    internal byte[] HashKey { get; }

    internal bool TryGet(string id, [NotNullWhen(true)] out byte[]? key) => _keys.TryGetValue(id, out key);

    private static byte[] Derive(string secret, byte[] purpose)
    {
        var given = Convert.FromBase64String(secret);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, given, ContactKeyRules.KeyBytes, info: purpose);
        CryptographicOperations.ZeroMemory(given);
        return key;
    }
}
