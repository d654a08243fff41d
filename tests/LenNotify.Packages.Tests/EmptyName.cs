using System.Text.RegularExpressions;

namespace LenNotify.Packages.Tests;

internal static partial class EmptyName
{
    /// <summary>Whether a name ends in a word that fits everything and so tells nothing.</summary>
    public static bool Ends(string name) => Pattern().IsMatch(name);

    [GeneratedRegex("(Manager|Helper|Util|Utilitie|Utility|Common|Base|Impl)s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
