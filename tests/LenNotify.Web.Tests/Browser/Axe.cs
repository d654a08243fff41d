using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

/// <summary>Other people's rules for pages that everybody can use, among them WCAG 2.2 AA.</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
          const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`));
        }
        """;

    internal static async Task ShouldFindNothingAsync(IPage page, string because)
    {
        await page.EvaluateAsync(await ClientTools.ReadModuleAsync(Path.Combine("axe-core", "axe.min.js")));
        (await page.EvaluateAsync<string[]>(Run)).Should().BeEmpty("of {0}", because);
    }
}
