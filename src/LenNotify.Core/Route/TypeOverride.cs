namespace LenNotify;

/// <summary>A type for which a person chose something. Fields, because routing reads the rule by reference.</summary>
internal readonly struct TypeOverride(ulong hash, string name, TypeRule rule)
{
    internal readonly ulong Hash = hash;
    internal readonly string Name = name;
    internal readonly TypeRule Rule = rule;
}
