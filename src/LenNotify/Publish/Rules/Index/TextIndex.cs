using System.Text.Json;

namespace LenNotify;

/// <summary>The rules that want one text, or one of several, in a field: found by what stands there, however many there are.</summary>
internal sealed class TextIndex
{
    private readonly FieldPath _field;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _rules;

    internal TextIndex(FieldPath field, IEnumerable<(string Text, int Rule)> entries)
    {
        _field = field;
        var byText = entries.GroupBy(entry => entry.Text, entry => entry.Rule, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
        _rules = byText.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Writes the places of rules that may hold; answers how many.</summary>
    internal int Gather(EventView happened, Span<int> into)
    {
        if (!_field.TryFind(happened, out var value) || value.ValueKind != JsonValueKind.String
            || !_rules.TryGetValue(FieldText.Of(value, stackalloc char[FieldText.Room]), out var found))
        {
            return 0;
        }

        found.CopyTo(into);
        return found.Length;
    }
}
