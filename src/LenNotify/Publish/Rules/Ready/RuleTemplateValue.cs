namespace LenNotify;

/// <summary>What is put into a ready-made rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Otherwise">As JSON, what it is when nobody says; null when it must be said.</param>
public sealed record RuleTemplateValue(string Name, string Description, string? Otherwise);
