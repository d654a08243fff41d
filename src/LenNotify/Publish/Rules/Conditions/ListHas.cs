using System.Text.Json;

namespace LenNotify;

/// <summary>contains, of a list: one of its members is the value. At most the first 1,000 are looked at.</summary>
internal sealed class ListHas(FieldPath field, Among wanted) : Condition
{
    private const int MostRead = 1_000;

    internal override bool Holds(EventView happened, RulePast past)
    {
        if (!field.TryFind(happened, out var value) || value.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var left = MostRead;
        foreach (var member in value.EnumerateArray())
        {
            if (wanted.Has(member))
            {
                return true;
            }

            if (--left == 0)
            {
                return false;
            }
        }

        return false;
    }
}
