namespace LenNotify;

/// <summary>Holds when all of its parts hold; the first that does not ends it.</summary>
internal sealed class AllOf(Condition[] parts) : Condition
{
    internal override IEnumerable<Condition> Parts => parts;

    internal override bool Holds(EventView happened, RulePast past)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(happened, past))
            {
                return false;
            }
        }

        return true;
    }
}
