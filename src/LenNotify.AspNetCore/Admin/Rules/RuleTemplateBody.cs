namespace LenNotify;

/// <summary>A ready-made rule.</summary>
/// <param name="Name">What it is found by.</param>
/// <param name="Description">What it tells of.</param>
/// <param name="Values">What it lacks.</param>
internal sealed record RuleTemplateBody(string Name, string Description, IReadOnlyList<RuleTemplateValueBody> Values)
{
    internal static RuleTemplateBody Of(RuleTemplate template) => new(template.Name, template.Description, [.. template.Values.Select(RuleTemplateValueBody.Of)]);
}
