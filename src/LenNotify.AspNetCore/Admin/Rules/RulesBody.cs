namespace LenNotify;

/// <summary>Stored rules.</summary>
internal sealed record RulesBody(IReadOnlyList<RuleBody> Data);
