using System.Text.Json;

namespace LenNotify;

/// <summary>eq and in: the field is one of these texts, numbers or flags.</summary>
internal sealed class Among : Condition
{
    private readonly FieldPath _field;
    private readonly HashSet<string> _texts;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<decimal> _exact;
    private readonly HashSet<double> _numbers;
    private readonly bool? _flag;

    internal Among(FieldPath field, ScalarValues values)
    {
        (_field, _texts, _exact, _numbers, _flag) = (field, values.Texts, values.Exact, values.Numbers, values.Flag);
        _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        TextsOnly = _exact.Count == 0 && _numbers.Count == 0 && _flag is null;
    }

    internal FieldPath Field => _field;

    internal IReadOnlyCollection<string> Texts => _texts;

    internal bool TextsOnly { get; }

    internal override bool Holds(EventView happened, RulePast past) => _field.TryFind(happened, out var value) && Has(value);

    internal bool Has(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when _texts.Count > 0:
                return _lookup.Contains(FieldText.Of(value, stackalloc char[FieldText.Room]));
            case JsonValueKind.Number when value.TryGetDecimal(out var exact):
                return _exact.Contains(exact);
            case JsonValueKind.Number:
                return value.TryGetDouble(out var number) && _numbers.Contains(number);
            case JsonValueKind.True:
            case JsonValueKind.False:
                return _flag == (value.ValueKind == JsonValueKind.True);
            default:
                return false;
        }
    }
}
