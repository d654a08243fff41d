using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>How the id of a rule is spelled where it does not stand in a document: the same pattern is in the schema.</summary>
internal static partial class RulePatterns
{
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_.-]{0,99}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Id();
}
