namespace LenNotify;

/// <summary>Holds when its part does not.</summary>
internal sealed class NotThat(Condition part) : Condition
{
    internal override IEnumerable<Condition> Parts => [part];

    internal override bool Holds(EventView happened, RulePast past) => !part.Holds(happened, past);
}
