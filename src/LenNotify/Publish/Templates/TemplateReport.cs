namespace LenNotify;

/// <summary>What is known of the host's templates.</summary>
/// <param name="Templates">The keys of all that can be used.</param>
/// <param name="Findings">What is wrong or missing; empty when all is well.</param>
public sealed record TemplateReport(IReadOnlyList<string> Templates, IReadOnlyList<TemplateFinding> Findings)
{
    /// <summary>Whether a template cannot be used.</summary>
    public bool HasErrors => Findings.Any(finding => finding.IsError);
}
