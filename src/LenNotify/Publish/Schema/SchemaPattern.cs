using System.Text;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>
/// <c>pattern</c>: as JSON Schema means it, and in time that grows with the text only. What would mean something else here than in an editor
/// is refused when the schema is read.
/// </summary>
internal static class SchemaPattern
{
    /// <exception cref="InvalidOperationException">It means something else here.</exception>
    internal static Regex Compile(string pattern)
    {
        var made = new StringBuilder(pattern.Length + 2);
        var inSet = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            switch (c)
            {
                case '\\' when i + 1 < pattern.Length && (pattern[i + 1] is 'u' || (pattern[i + 1] is 'S' && !inSet) || char.IsAsciiLetterOrDigit(pattern[i + 1]) is false):
                    made.Append(c).Append(pattern[++i]);
                    break;
                case '\\' or '.' when !inSet || c == '\\':
                case '[' when inSet || pattern.AsSpan(i + 1).StartsWith("]") || pattern.AsSpan(i + 1).StartsWith("^]"):
                case '(' when !inSet && i + 1 < pattern.Length && pattern[i + 1] == '?':
                    throw new InvalidOperationException($"The pattern {pattern} of a schema says '{c}' at {i}, which means something else here.");
                case '$' when !inSet:
                    // $ also matches before a final line feed.
                    made.Append(@"\z");
                    break;
                default:
                    inSet = c == '[' || (inSet && c != ']');
                    made.Append(c);
                    break;
            }
        }

        return new Regex(made.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
