namespace LenNotify;

/// <summary>The ready-made rules.</summary>
internal sealed record RuleTemplatesBody(IReadOnlyList<RuleTemplateBody> Data);
