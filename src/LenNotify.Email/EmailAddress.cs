using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>What counts as a mail address here: less than the standard allows, and nothing that could be read as two things.</summary>
public static partial class EmailAddress
{
    private const int LongestLocal = 64;
    private const int Longest = 254;

    /// <summary>
    /// <c>name@example.com</c>, at most 254 characters: no quotes, comments, names, lists or routes, no control characters, a
    /// domain of at least two parts. A domain of another script is given in its <c>xn--</c> form.
    /// </summary>
    public static bool IsValid(string? address) =>
        address is { Length: <= Longest } && Form().IsMatch(address) && address.IndexOf('@', StringComparison.Ordinal) <= LongestLocal;

    // Atoms with single dots between them; labels of letters, digits and inner hyphens. \z and not $, which lets a new line pass.
    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
