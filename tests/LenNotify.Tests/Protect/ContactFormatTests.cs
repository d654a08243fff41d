using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify.Tests;

/// <summary>The stored form, computed here from its description alone: what is stored today must be read in ten years.</summary>
public class ContactFormatTests
{
    private const string User = "usér-1";
    private const string Address = "josé@example.com";

    private static readonly byte[] Key = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];
    private static readonly byte[] HashKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static readonly byte[] Header = [1, 7, .. "2026-11"u8];
    private static readonly byte[] Bound = [.. Header, .. Sized(User), .. Sized("email")];

    private readonly IContactProtector _protector = Make();

    [Fact]
    public void What_another_implementation_protected_can_be_read()
    {
        byte[] nonce = [.. Enumerable.Range(1, 12).Select(i => (byte)i)];
        var plaintext = Encoding.UTF8.GetBytes(Address);
        var (ciphertext, tag) = (new byte[plaintext.Length], new byte[16]);
        using var cipher = Cipher();
        cipher.Encrypt(nonce, plaintext, ciphertext, tag, Bound);

        _protector.Unprotect(User, "email", [.. Header, .. nonce, .. ciphertext, .. tag]).Should().Be(Address);
    }

    [Fact]
    public void What_is_protected_can_be_read_by_another_implementation()
    {
        var value = _protector.Protect(User, "email", Address);

        value[..Header.Length].Should().Equal(Header);
        var rest = value.AsSpan(Header.Length);
        var plaintext = new byte[rest.Length - 28];
        using var cipher = Cipher();
        cipher.Decrypt(rest[..12], rest[12..^16], rest[^16..], plaintext, Bound);
        Encoding.UTF8.GetString(plaintext).Should().Be(Address);
    }

    // Both made once with another cryptographic library, in another language.
    [Fact]
    public void A_value_of_the_first_day_can_be_read_for_ever() => _protector.Unprotect(User, "email", Convert.FromHexString(
        "0107323032362d31310102030405060708090a0b0c5703bd2fa7996b93ed5516b95ea28849beda72b5e317a04e1132bf9a7a8e97a18e")).Should().Be(Address);

    [Fact]
    public void A_hash_of_the_first_day_is_found_for_ever() => Convert.ToHexStringLower(_protector.Hash("email", Address))
        .Should().Be("0bd2692ac58a0438f245d512b45815e3b009255c38186458dbf7cc22e1ecdaad");

    [Fact]
    public void A_hash_is_the_HMAC_of_channel_and_address_under_a_key_of_its_own()
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, HashKey, 32, info: "LenNotify contact hash v1"u8.ToArray());

        _protector.Hash("email", Address).Should().Equal(HMACSHA256.HashData(key, (byte[])[.. Sized("email"), .. Sized(Address)]));
    }

    private static AesGcm Cipher() =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Key, 32, info: "LenNotify contact encryption v1"u8.ToArray()), 16);

    private static byte[] Sized(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }

    private static IContactProtector Make()
    {
        var options = new ContactKeyOptions { ActiveKey = "2026-11", HashKey = Convert.ToBase64String(HashKey) };
        options.Keys.Add(new ContactKey { Id = "2026-11", Key = Convert.ToBase64String(Key) });
        return Rings.Protector(options);
    }
}
