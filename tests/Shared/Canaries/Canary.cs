using System.Security.Cryptography;

namespace LenNotify.Tests.Shared;

/// <summary>
/// The addresses and tokens of everybody in the tests: made so that they are found wherever they turn up unmasked, also
/// without the plus, escaped, or within another text.
/// </summary>
public static class Canary
{
    public const string Phone = "+1" + Digits;
    public const string OtherPhone = "+1" + Digits + "81";

    /// <summary>Anna's, for where only a constant may stand.</summary>
    public const string Mailbox = Bird + "anna" + Domain;

    /// <summary>What every token begins with. It is base64url, so that bytes can begin with it too.</summary>
    public const string Secret = "cAnArY0T0kEn";

    private const string Digits = "5550147788";
    private const string Bird = "yellowbird.";
    private const string Domain = "@aviary.example";
    private static readonly string[] Marks = [Digits, Bird, Secret];

    public static string Email(string userId) => $"{Bird}{userId}{Domain}";

    /// <summary>One of many people's numbers, up to 10,000.</summary>
    public static string PhoneOf(int person) => $"{Phone}{person:0000}";

    /// <summary>So many bytes that a text shows as base64url with a canary in front, and that are otherwise chance.</summary>
    public static byte[] Bytes(int length) => [.. Convert.FromBase64String(Secret), .. RandomNumberGenerator.GetBytes(length - (Secret.Length / 4 * 3))];

    public static string Token(string of) => $"{Secret}-of-{of}";

    /// <summary>The first one in this text; null when there is none.</summary>
    public static string? In(string text) => Array.Find(Marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
