namespace LenNotify;

/// <summary>What a ready-made rule lacks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Otherwise">As JSON, what it is when nobody says; absent when it must be said.</param>
internal sealed record RuleTemplateValueBody(string Name, string Description, string? Otherwise = null)
{
    internal static RuleTemplateValueBody Of(RuleTemplateValue value) => new(value.Name, value.Description, value.Otherwise);
}
