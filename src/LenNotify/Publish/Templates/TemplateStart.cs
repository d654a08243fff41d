using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Looks at the templates that come with the process when it starts: it does not start with one that cannot be used.</summary>
internal sealed partial class TemplateStart(TemplateShelf shelf, TemplateFindings findings, ILogger<TemplateStart> log)
{
    internal void Check()
    {
        var set = shelf.Start();
        if (set.Findings.Count > 0)
        {
            throw new InvalidOperationException($"Templates cannot be used:\n{string.Join('\n', set.Findings.Select(finding => "- " + finding))}");
        }

        foreach (var finding in findings.Of(set))
        {
            Missing(log, SafeText.OneLine(finding.ToString()));
        }
    }

    [LoggerMessage(2752, LogLevel.Warning, "{Finding}")]
    private static partial void Missing(ILogger logger, string finding);
}
