namespace LenNotify;

/// <summary>A template as it was found somewhere.</summary>
/// <param name="From">Where.</param>
/// <param name="Read">Reads it; what it throws is told as a finding.</param>
/// <param name="Key">What it is called until it could be read.</param>
internal sealed record TemplateEntry(string From, Func<Template> Read, string Key);
