using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace TradingDesk.Tests;

/// <summary>Other people's rules for pages that everybody can use, among them WCAG 2.2 AA.</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
          const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`));
        }
        """;

    private static readonly Lazy<Task<string>> Script = new(ReadAsync);

    internal static async Task ShouldFindNothingAsync(IPage page, string because)
    {
        await page.EvaluateAsync(await Script.Value);
        (await page.EvaluateAsync<string[]>(Run)).Should().BeEmpty("of {0}", because);
    }

    // Installed by the lock file beside it, where it is not.
    private static async Task<string> ReadAsync()
    {
        var script = Path.Combine(Folder(), "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(script))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder(), RedirectStandardError = true })!;
            var error = await npm.StandardError.ReadToEndAsync();
            await npm.WaitForExitAsync();
            npm.ExitCode.Should().Be(0, "npm says {0}", error);
        }

        return await File.ReadAllTextAsync(script);
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "node");
}
