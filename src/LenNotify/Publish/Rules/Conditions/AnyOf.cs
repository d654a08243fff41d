namespace LenNotify;

/// <summary>Holds when one of its parts holds.</summary>
internal sealed class AnyOf(Condition[] parts) : Condition
{
    internal override IEnumerable<Condition> Parts => parts;

    internal override bool Holds(EventView happened, RulePast past)
    {
        foreach (var part in parts)
        {
            if (part.Holds(happened, past))
            {
                return true;
            }
        }

        return false;
    }
}
