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
    private readonly HashSet<bool> _flags;

    internal Among(FieldPath field, ScalarValues values)
    {
        (_field, _texts, _exact, _numbers, _flags) = (field, values.Texts, values.Exact, values.Numbers, values.Flags);
        _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        TextsOnly = _exact.Count == 0 && _numbers.Count == 0 && _flags.Count == 0;
    }

    internal override FieldPath Only => _field;

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
                return _flags.Contains(value.ValueKind == JsonValueKind.True);
            default:
                return false;
        }
    }
}
