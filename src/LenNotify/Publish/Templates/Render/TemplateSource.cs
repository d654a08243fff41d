namespace LenNotify;

/// <summary>One text of a template, to be compiled.</summary>
/// <param name="Field">Where it stands, for problems.</param>
/// <param name="Text">The source.</param>
/// <param name="Form">What it becomes.</param>
/// <param name="Known">What it may show.</param>
internal sealed record TemplateSource(string Field, string Text, TemplateForm Form, KnownVariables Known);
