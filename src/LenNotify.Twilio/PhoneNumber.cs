using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Numbers in E.164, and where they lead.</summary>
internal static partial class PhoneNumber
{
    // Where a call or message costs its sender a multiple, or goes to a network that is nobody's country.
    private static readonly string[] Closed =
    [
        "+1900", "+1976", "+44118", "+4470", "+4487", "+449", "+33899", "+3389", "+49900", "+49137", "+39899", "+31900", "+34803", "+34806", "+34807", "+34905",
        "+870", "+878", "+881", "+882", "+883", "+888", "+979",
    ];

    internal static bool IsOne(string text) => Form().IsMatch(text);

    /// <summary>Closed unless a destination of the host's names it; of two prefixes that fit, the longer one decides.</summary>
    internal static bool IsOpen(string number, IEnumerable<string> destinations) =>
        Longest(number, destinations) is var open and >= 0 && open >= Longest(number, Closed);

    private static int Longest(string number, IEnumerable<string> prefixes) =>
        prefixes.Where(prefix => number.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => prefix.Length).DefaultIfEmpty(-1).Max();

    // Not \d and not $: in .NET they also match the digits of other scripts, and a line that goes on.
    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
