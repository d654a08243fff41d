using System.Globalization;

namespace LenNotify;

/// <summary>Reads comparisons with the past.</summary>
internal static class PastReader
{
    private const int UsualSpike = 20;

    internal static PastTest Read(RuleMap map, FieldPath field, string how)
    {
        var value = map.Find("value");
        var percent = value is { Kind: DocumentNodeKind.Text };
        var bound = value is null ? 0 : percent ? double.Parse(value.Text.AsSpan(0, value.Text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture) : KindTest.NumberOf(value)!.Value;
        return new PastTest(field, map.Field("other"), new PastQuestion(how, bound, percent, map.Text("direction") ?? "any", how == "spike" ? map.Whole("over", UsualSpike) : 0));
    }
}
