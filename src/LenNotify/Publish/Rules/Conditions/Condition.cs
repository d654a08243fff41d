namespace LenNotify;

/// <summary>Something that holds for an event or does not. Made once, asked for every event of the rule's type, on any thread.</summary>
internal abstract class Condition
{
    /// <summary>Whether it holds. A field that is not there fails every test but those that ask for its absence.</summary>
    internal abstract bool Holds(EventView happened, RulePast past);

    /// <summary>What it is made of.</summary>
    internal virtual IEnumerable<Condition> Parts => [];
}
