namespace LenNotify;

/// <summary>The rules that want more, or less, than a number in a field: sorted by their bounds, so that those it cannot reach are never looked at.</summary>
internal sealed class NumberIndex
{
    private readonly FieldPath _field;
    private readonly (double Bound, int Rule)[] _floors;
    private readonly (double Bound, int Rule)[] _ceilings;

    internal NumberIndex(FieldPath field, IReadOnlyList<(NumberTest Test, int Rule)> entries)
    {
        _field = field;
        _floors = [.. entries.Where(entry => entry.Test.IsFloor).Select(entry => (entry.Test.Bound, entry.Rule)).Order()];
        _ceilings = [.. entries.Where(entry => !entry.Test.IsFloor).Select(entry => (entry.Test.Bound, entry.Rule)).OrderDescending()];
    }

    /// <summary>Writes the places of rules that may hold; answers how many.</summary>
    internal int Gather(EventView happened, Span<int> into)
    {
        if (!_field.TryFindNumber(happened, out var number))
        {
            return 0;
        }

        var count = 0;
        for (; count < _floors.Length && _floors[count].Bound <= number; count++)
        {
            into[count] = _floors[count].Rule;
        }

        for (var i = 0; i < _ceilings.Length && _ceilings[i].Bound >= number; i++)
        {
            into[count++] = _ceilings[i].Rule;
        }

        return count;
    }
}
