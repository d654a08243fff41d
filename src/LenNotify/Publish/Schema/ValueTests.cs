using System.Text.Json;
using static System.FormattableString;

namespace LenNotify;

/// <summary>Makes the tests of a value out of what a schema says: of its kind first, because the others are about one kind each.</summary>
internal static class ValueTests
{
    internal static IEnumerable<SchemaTest> Read(JsonElement schema)
    {
        if (schema.TryGetProperty("type", out var type))
        {
            yield return KindTest.Of(type.ValueKind == JsonValueKind.Array ? Texts(type) : [type.GetString()!]);
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            yield return Words(Texts(words));
        }

        if (schema.TryGetProperty("const", out var only))
        {
            yield return Words([only.GetString()!]);
        }

        foreach (var test in Counts(schema, "Length", "characters", DocumentNodeKind.Text, node => node.Text.Length))
        {
            yield return test;
        }

        if (schema.TryGetProperty("pattern", out var pattern))
        {
            yield return Pattern(pattern.GetString()!);
        }

        foreach (var test in Numbers(schema).Concat(Counts(schema, "Items", "entries", DocumentNodeKind.List, node => node.Items.Count))
            .Concat(Counts(schema, "Properties", "entries", DocumentNodeKind.Map, node => node.Members.Count)))
        {
            yield return test;
        }
    }

    internal static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];

    private static SchemaTest Words(string[] words) => new(
        node => node.Kind == DocumentNodeKind.Text && Array.IndexOf(words, node.Text) >= 0,
        (node, _) => $"{node.Shown()} is none of those that there are.",
        string.Join(", ", words));

    private static SchemaTest Pattern(string pattern)
    {
        var regex = SchemaPattern.Compile(pattern);
        return new SchemaTest(
            node => node.Kind != DocumentNodeKind.Text || regex.IsMatch(node.Text),
            (node, title) => string.IsNullOrWhiteSpace(node.Text) ? "is empty."
                : TextRules.Bad(node.Text, lines: true) ?? TextRules.Bad(node.Text, lines: false) ?? SchemaTest.IsNo(node, title),
            $"what fits {pattern}");
    }

    // As everywhere in the product a character is one of UTF-16: an editor, which counts whole ones, lets a few more through.
    private static IEnumerable<SchemaTest> Counts(JsonElement schema, string of, string counted, DocumentNodeKind kind, Func<DocumentNode, int> count)
    {
        var (least, most) = (Whole(schema, "min" + of), Whole(schema, "max" + of));
        if (least is not null || most is not null)
        {
            yield return new SchemaTest(
                node => node.Kind != kind || (count(node) >= (least ?? 0) && count(node) <= (most ?? int.MaxValue)),
                (node, _) => count(node) == 0 ? "is empty." : Invariant($"has {count(node):N0} {counted}."),
                (least, most) switch
                {
                    (null, _) => Invariant($"at most {most:N0} {counted}"),
                    (_, null) => Invariant($"at least {least:N0} {counted}"),
                    _ => Invariant($"{least:N0}-{most:N0} {counted}"),
                });
        }
    }

    private static IEnumerable<SchemaTest> Numbers(JsonElement schema)
    {
        var (least, above, most) = (Number(schema, "minimum"), Number(schema, "exclusiveMinimum"), Number(schema, "maximum"));
        if (least is not null || above is not null || most is not null)
        {
            var from = least is not null ? Invariant($"from {least}") : above is not null ? Invariant($"more than {above}") : "a number";
            yield return new SchemaTest(
                node => KindTest.NumberOf(node) is not { } number || (!(number < least) && !(number <= above) && !(number > most)),
                (node, title) => SchemaTest.IsNo(node, title),
                most is null ? from : Invariant($"{from} to {most}"));
        }
    }

    private static int? Whole(JsonElement schema, string word) => schema.TryGetProperty(word, out var value) ? value.GetInt32() : null;

    private static double? Number(JsonElement schema, string word) => schema.TryGetProperty(word, out var value) ? value.GetDouble() : null;
}
