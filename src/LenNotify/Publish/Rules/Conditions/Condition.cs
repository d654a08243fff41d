namespace LenNotify;

/// <summary>Something that holds for an event or does not. Made once, asked for every event of the rule's type, on any thread.</summary>
internal abstract class Condition
{
    /// <summary>Whether it holds. A field that is not there fails every test but those that ask for its absence.</summary>
    internal abstract bool Holds(EventView happened, RulePast past);

    /// <summary>The one field that it looks at, and nothing else; null for what looks at several, or into the past.</summary>
    internal virtual FieldPath? Only => null;

    /// <summary>What it is made of.</summary>
    internal virtual IEnumerable<Condition> Parts => [];
}
