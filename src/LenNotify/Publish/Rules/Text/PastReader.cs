using System.Globalization;

namespace LenNotify;

/// <summary>Reads comparisons with the past.</summary>
internal static class PastReader
{
    private const int UsualSpike = 20;
    private const int LongestSpike = 60;
    private const double LargestFactor = 1_000_000;

    internal static Condition? Read(RuleMap map, RuleNode node, FieldPath field, string how)
    {
        var other = how == "cross" ? map.Field("other") : null;
        var direction = how == "spike" ? "any" : map.Choice("direction", false, "up", "down", "any") ?? "any";
        var over = how == "spike" ? map.Whole("over", 2, LongestSpike, UsualSpike) : 0;
        var (bound, percent) = Bound(map, node, how, other is not null);
        if (!field.IsInPayload)
        {
            map.Wrong(node, "field", $"'{field.Text}' is no number.", "a number in the payload");
        }

        return bound is null ? null : new PastTest(field, other, new PastQuestion(how, bound.Value, percent, direction, over));
    }

    private static (double? Bound, bool Percent) Bound(RuleMap map, RuleNode node, string how, bool hasOther)
    {
        var value = map.Take("value");
        switch (how)
        {
            case "changed_by" when value is { Kind: RuleNodeKind.Text } && RulePatterns.Percent().IsMatch(value.Text):
                return (double.Parse(value.Text.AsSpan(0, value.Text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture), true);
            case "changed_by" when ComparisonReader.NumberOf(value!) is >= 0 and var change:
                return (change, false);
            case "changed_by":
                return Wrong(map, value!, "a number from 0, or a percentage such as 5%");
            case "spike":
                return ComparisonReader.NumberOf(value!) is > 1 and <= LargestFactor and var factor ? (factor, false) : Wrong(map, value!, "how many times the mean, more than 1, at most 1,000,000");
            default:
                return value is null == hasOther && (value is null || ComparisonReader.NumberOf(value) is not null)
                    ? (value is null ? 0 : ComparisonReader.NumberOf(value), false)
                    : Wrong(map, value ?? node, "a number as value, or another field as other, and not both");
        }
    }

    private static (double? Bound, bool Percent) Wrong(RuleMap map, RuleNode value, string limit)
    {
        map.Wrong(value, "value", "cannot be used here.", limit);
        return (null, false);
    }
}
