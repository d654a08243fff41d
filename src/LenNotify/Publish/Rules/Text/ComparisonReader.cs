using System.Globalization;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Reads one comparison: a field, an operator, a value.</summary>
internal static class ComparisonReader
{
    // A pattern of a legal length may still stand for a machine of millions of states.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);

    internal static Condition Read(RuleMap map)
    {
        var field = map.Field("field")!;
        var how = map.Text("operator")!;
        return how switch
        {
            "eq" or "in" => AmongOf(map, field, how),
            "ne" => new NotThat(AmongOf(map, field, "eq")),
            "not_in" => new NotThat(AmongOf(map, field, "in")),
            "gt" => Compare(map, field, Comparing.Greater),
            "gte" => Compare(map, field, Comparing.GreaterOrEqual),
            "lt" => Compare(map, field, Comparing.Less),
            "lte" => Compare(map, field, Comparing.LessOrEqual),
            "contains" => Contains(map, field),
            "starts_with" or "ends_with" => new TextTest(field, how, map.Text("value")!),
            "matches" => Pattern(map, field),
            "exists" => new Existence(field, map.Flag("value", true)),
            _ => PastReader.Read(map, field, how),
        };
    }

    private static Condition Compare(RuleMap map, FieldPath field, Comparing how)
    {
        var value = map.Find("value")!;
        return field.IsSeverity ? new SeverityTest(how, SeverityOf(value)) : new NumberTest(field, how, KindTest.NumberOf(value)!.Value);
    }

    private static Condition AmongOf(RuleMap map, FieldPath field, string how)
    {
        IReadOnlyList<DocumentNode> nodes = how == "eq" ? [map.Find("value")!] : map.List("value");
        return field.IsSeverity ? new SeverityAmong(nodes.Select(SeverityOf).ToHashSet()) : new Among(field, ValuesOf(nodes));
    }

    private static Severity SeverityOf(DocumentNode node)
    {
        WireNames.TryRead(node.Text, out Severity severity);
        return severity;
    }

    private static ScalarValues ValuesOf(IReadOnlyList<DocumentNode> nodes)
    {
        var values = new ScalarValues();
        foreach (var node in nodes)
        {
            _ = node.Kind switch
            {
                DocumentNodeKind.Text => values.Texts.Add(node.Text),
                DocumentNodeKind.Flag => values.Flags.Add(node.Text == "true"),
                _ when decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) => values.Exact.Add(exact),
                _ => values.Numbers.Add(KindTest.NumberOf(node)!.Value),
            };
        }

        return values;
    }

    private static Condition Contains(RuleMap map, FieldPath field)
    {
        var value = map.Find("value")!;
        var among = new ListHas(field, new Among(field, ValuesOf([value])));
        return value.Kind == DocumentNodeKind.Text ? new AnyOf([new TextTest(field, "contains", value.Text), among]) : among;
    }

    private static Condition Pattern(RuleMap map, FieldPath field)
    {
        try
        {
            return new PatternTest(field, new Regex(map.Text("value")!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LongestMatch));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            map.Wrong(map.Find("value")!, "value", "is no pattern that can be used here.", "a regular expression of at most 200 characters without lookarounds and backreferences, whose repeats are not in the thousands");
            return new AllOf([]);
        }
    }
}
