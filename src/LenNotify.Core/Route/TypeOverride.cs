namespace LenNotify;

/// <summary>A type for which a person chose something. Fields, because routing reads the rule by reference.</summary>
internal readonly struct TypeOverride(ulong hash, string name, TypeRule rule, ulong left)
{
    internal readonly ulong Hash = hash;
    internal readonly string Name = name;
    internal readonly TypeRule Rule = rule;

    /// <summary>The channels that the person opted out of for the type.</summary>
    // Not in the rule: most decisions read that, and nothing was left.
    internal readonly ulong Left = left;

    /// <summary>See <see cref="TypeRule.Pack"/>.</summary>
    /// <param name="usual">What the person leaves where anything is left.</param>
    internal byte Pack(ulong usual) =>
        (byte)(Rule.Pack() | (Left == 0 ? 0 : Left == usual ? TypeRule.Leaves : TypeRule.SpeaksOfChannels));
}
