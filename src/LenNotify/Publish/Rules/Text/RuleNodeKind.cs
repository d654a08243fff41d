namespace LenNotify;

/// <summary>What a value of a rule document is.</summary>
internal enum RuleNodeKind
{
    Null,
    Text,
    Number,
    Flag,
    List,
    Map,
}
