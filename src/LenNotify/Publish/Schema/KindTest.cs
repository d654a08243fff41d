using System.Globalization;

namespace LenNotify;

/// <summary><c>type</c>.</summary>
internal static class KindTest
{
    private static readonly Dictionary<string, (Func<DocumentNode, bool> Is, string Named)> Kinds = new(StringComparer.Ordinal)
    {
        ["object"] = (node => node.Kind == DocumentNodeKind.Map, "a map"),
        ["array"] = (node => node.Kind == DocumentNodeKind.List, "a list"),
        ["string"] = (node => node.Kind == DocumentNodeKind.Text && !HasHalf(node.Text), "a text"),
        ["boolean"] = (node => node.Kind == DocumentNodeKind.Flag, "true or false"),
        ["number"] = (node => NumberOf(node) is not null, "a number"),
        ["integer"] = (node => NumberOf(node) is { } number && number == Math.Truncate(number), "a whole number"),
    };

    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    internal static SchemaTest Of(IReadOnlyList<string> names)
    {
        var kinds = names.Select(name => Kinds[name]).ToArray();
        return new SchemaTest(
            node => Array.Exists(kinds, kind => kind.Is(node)),
            (node, title) => node.Kind == DocumentNodeKind.Text && HasHalf(node.Text) ? TextRules.Bad(node.Text, lines: true)! : SchemaTest.IsNo(node, title),
            string.Join(" or ", kinds.Select(kind => kind.Named)));
    }

    /// <summary>A number that a double holds: any other is none to most who read JSON.</summary>
    internal static double? NumberOf(DocumentNode node) =>
        node.Kind == DocumentNodeKind.Number && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // A text is a sequence of characters of Unicode; half of one is none. Other characters that it may not have are for patterns.
    private static bool HasHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
