namespace LenNotify;

/// <summary>What may stand in a page: addresses of the host's own site and nothing else.</summary>
internal static class PageRules
{
    private const int LongestLanguage = 35;

    internal static void Demand(NotificationPagesOptions options)
    {
        DemandPath(nameof(options.Api), options.Api);
        if (options.Admin is { } admin)
        {
            DemandPath(nameof(options.Admin), admin);
        }

        foreach (var script in options.Scripts)
        {
            DemandPath(nameof(options.Scripts), script);
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(options.Title);
        if (options.Language is not { Length: > 0 and <= LongestLanguage } language || !language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new ArgumentException($"Language is not a language tag. Allowed: 1-{LongestLanguage} letters, digits and hyphens, such as nl or pt-BR.");
        }
    }

    private static void DemandPath(string name, string path)
    {
        if (path is not ['/', ..] || path.StartsWith("//", StringComparison.Ordinal) || path.Any(c => c is <= ' ' or '\\' or '\u007f'))
        {
            throw new ArgumentException($"{name} is no path of this site. Allowed: a path that begins with one slash, such as /api/notifications.");
        }
    }
}
