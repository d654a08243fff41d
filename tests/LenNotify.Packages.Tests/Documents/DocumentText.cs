using System.Text.RegularExpressions;

namespace LenNotify.Packages.Tests;

/// <summary>What a document says outside of its blocks of code, and what can be linked to in it.</summary>
internal static partial class DocumentText
{
    /// <summary>The lines of prose with their numbers: a block of code counts as nothing.</summary>
    public static IEnumerable<(int Number, string Text)> Prose(string page)
    {
        string[] lines = Repository.LinesOf(page);
        bool inBlock = false;
        for (int line = 0; line < lines.Length; line++)
        {
            bool fence = lines[line].TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!fence && !inBlock)
            {
                yield return (line + 1, lines[line]);
            }

            inBlock ^= fence;
        }
    }

    /// <summary>All lines, of code as well.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string page) => Repository.LinesOf(page).Select((text, index) => (index + 1, text));

    /// <summary>The names by which a heading can be linked to, made as GitHub makes them.</summary>
    public static IReadOnlySet<string> Anchors(string page) =>
        Prose(page).Where(line => line.Text.StartsWith('#'))
            .Select(line => NotInAnchors().Replace(line.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex NotInAnchors();
}
