namespace LenNotify.Tests.Shared;

/// <summary>
/// The addresses and tokens of everybody in the tests: made so that they are found wherever they turn up unmasked, also
/// without the plus, escaped, or within another text.
/// </summary>
public static class Canary
{
    public const string Phone = "+1" + Digits;
    public const string OtherPhone = "+1" + Digits + "81";

    private const string Digits = "5550147788";
    private const string Bird = "yellowbird.";
    private const string Secret = "cAnArY0T0kEn";
    private static readonly string[] Marks = [Digits, Bird, Secret];

    public static string Email(string userId) => $"{Bird}{userId}@aviary.example";

    public static string Token(string of) => $"{Secret}-of-{of}";

    /// <summary>The first one in this text; null when there is none.</summary>
    public static string? In(string text) => Array.Find(Marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
