using System.Globalization;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Reads one comparison: a field, an operator, a value.</summary>
internal static class ComparisonReader
{
    private const int LongestText = 1_000;
    private const int LongestPattern = 200;
    private const int MostValues = 1_000;
    private const string Scalars = "a text of up to 1,000 characters, a number, true or false";

    // A pattern of a legal length may still stand for a machine of millions of states.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Operators =
    [
        "eq", "ne", "gt", "gte", "lt", "lte", "in", "not_in", "contains", "starts_with", "ends_with", "matches", "exists", "changed_by", "spike", "cross",
    ];

    internal static Condition Read(RuleMap map, RuleNode node)
    {
        var field = map.Field("field", required: true);
        var how = map.Choice("operator", true, Operators);
        var value = map.Take("value");
        if (how is not (null or "exists" or "cross") && value is null)
        {
            map.Wrong(node, "value", "is missing.", "must be there");
        }

        var made = field is null || how is null || (value is null && how is not ("exists" or "cross")) ? null : Make(map, node, field, how);
        map.End();
        return made ?? new AllOf([]);
    }

    private static Condition? Make(RuleMap map, RuleNode node, FieldPath field, string how) => how switch
    {
        "eq" or "in" => AmongOf(map, field, how),
        "ne" => new NotThat(AmongOf(map, field, "eq") ?? new AllOf([])),
        "not_in" => new NotThat(AmongOf(map, field, "in") ?? new AllOf([])),
        "gt" => Compare(map, field, Comparing.Greater),
        "gte" => Compare(map, field, Comparing.GreaterOrEqual),
        "lt" => Compare(map, field, Comparing.Less),
        "lte" => Compare(map, field, Comparing.LessOrEqual),
        "contains" => Contains(map, field),
        "starts_with" or "ends_with" => map.Text("value", LongestText) is { } part ? new TextTest(field, how, part) : null,
        "matches" => Pattern(map, field),
        "exists" => new Existence(field, map.Flag("value", true)),
        _ => PastReader.Read(map, node, field, how),
    };

    private static Condition? Compare(RuleMap map, FieldPath field, Comparing how)
    {
        var value = map.Take("value")!;
        if (field.IsSeverity)
        {
            return SeverityOf(map, value) is { } severity ? new SeverityTest(how, severity) : null;
        }

        if (NumberOf(value) is { } number)
        {
            return new NumberTest(field, how, number);
        }

        map.Wrong(value, "value", $"'{Shown.Of(value.Text)}' is no number.", "a number; severities are compared in the field severity");
        return null;
    }

    private static Condition? AmongOf(RuleMap map, FieldPath field, string how)
    {
        var value = map.Take("value")!;
        IReadOnlyList<RuleNode> nodes = how == "eq" ? [value] : map.List("value", 1, MostValues);
        if (field.IsSeverity)
        {
            return new SeverityAmong(nodes.Select(node => SeverityOf(map, node)).OfType<Severity>().ToHashSet());
        }

        var values = new ScalarValues();
        foreach (var node in nodes)
        {
            if (!TryAdd(values, node))
            {
                map.Wrong(node, "value", "cannot be compared.", Scalars);
            }
        }

        return new Among(field, values);
    }

    private static Severity? SeverityOf(RuleMap map, RuleNode node)
    {
        if (node.Kind == RuleNodeKind.Text && Array.IndexOf(Severities, node.Text) >= 0 && WireNames.TryRead(node.Text, out Severity severity))
        {
            return severity;
        }

        map.Wrong(node, "value", $"'{Shown.Of(node.Text)}' is no severity.", WireNames.Severities);
        return null;
    }

    private static readonly string[] Severities = ["info", "success", "warning", "error", "critical", "low", "medium", "high"];

    private static bool TryAdd(ScalarValues values, RuleNode node)
    {
        switch (node.Kind)
        {
            case RuleNodeKind.Text:
                values.Texts.Add(node.Text);
                return node.Text.Length <= LongestText;
            case RuleNodeKind.Flag:
                values.Flags.Add(node.Text == "true");
                return true;
            case RuleNodeKind.Number when decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact):
                return values.Exact.Add(exact) || true;
            case RuleNodeKind.Number when NumberOf(node) is { } number:
                return values.Numbers.Add(number) || true;
            default:
                return false;
        }
    }

    private static Condition? Contains(RuleMap map, FieldPath field)
    {
        var value = map.Take("value")!;
        var values = new ScalarValues();
        if (!TryAdd(values, value) || value is { Kind: RuleNodeKind.Text, Text: "" })
        {
            map.Wrong(value, "value", "cannot be looked for.", Scalars);
            return null;
        }

        var among = new ListHas(field, new Among(field, values));
        return value.Kind == RuleNodeKind.Text ? new AnyOf([new TextTest(field, "contains", value.Text), among]) : among;
    }

    private static PatternTest? Pattern(RuleMap map, FieldPath field)
    {
        if (map.Text("value", LongestPattern) is not { } pattern)
        {
            return null;
        }

        try
        {
            return new PatternTest(field, new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LongestMatch));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            map.Wrong(map.Take("value")!, "value", "is no pattern that can be used here.", "a regular expression of at most 200 characters without lookarounds and backreferences, whose repeats are not in the thousands");
            return null;
        }
    }

    internal static double? NumberOf(RuleNode node) =>
        node.Kind == RuleNodeKind.Number && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
